package ai.pmoves.dsl

import ai.pmoves.kernel.PmovesException
import java.nio.file.Files
import java.util.Random
import spock.lang.Unroll

/** What counts for a step's key, and what does not. */
class KeySpec extends RunbookFixture {
    static final String BOOK = '''
runbook('keys') {
    params { text 'model', byDefault: 'a' }
    def greet = { String name -> "hello $name" }
    step('one') {
        inputs file('in.txt')
        check { files.exists('done') }
        action {
            log greet(params.text('model'))
            log 'a // no comment /* either */'
            if (env('MODE', 'x') == 'y') { log 'fast' }
        }
    }
    step('two') {
        action { log 'two' }
    }
}
'''

    def 'comments, blank lines and indentation count for nothing (seed #seed)'() {
        given:
        write('in.txt', 'x')
        def random = new Random(seed)
        def lines = []
        BOOK.readLines().each { line ->
            if (random.nextInt(3) == 0) lines << ''
            if (random.nextInt(3) == 0) lines << '   // a remark { " \' '
            if (random.nextInt(4) == 0) lines << '/* over\n two lines */'
            def text = random.nextBoolean() ? '  ' + line : line
            lines << (random.nextInt(3) == 0 && line.trim() ? text + ' // behind it' : text)
        }

        expect:
        def plain = plan(BOOK)
        def dressed = plan(lines.join('\n'))
        plain.steps()*.inputs() == dressed.steps()*.inputs()

        where:
        seed << (1..20)
    }

    def 'how long is waited counts for nothing, and what is waited for does: #now'() {
        given:
        def book = { String wait -> """runbook('waits') {
            params { duration 'limit', byDefault: 1.minute }
            step('one') { check { $wait; true }; action { $wait } }
        }""" }
        def before = key(plan(book("http.get('http://x/y').untilStatus(200, within: params.duration('limit'))")), 'one')

        expect:
        (key(plan(book(now), [limit: '3m']), 'one') == before) == same

        where:
        now                                                                               || same
        "http.get('http://x/y').untilStatus(200, within: params.duration('limit'))"       || true
        "http.get('http://x/y').untilStatus(200, within: 2.minutes)"                      || true
        "http.get('http://x/y').untilStatus(204, within: params.duration('limit'))"       || false
        "http.get('http://x/z').untilStatus(200, within: params.duration('limit'))"       || false
        "log params.duration('limit').toString()"                                         || false
    }

    def '#what changes the key of #steps and of no other step'() {
        given:
        write('in.txt', 'x')
        def before = plan(BOOK)

        when:
        write('in.txt', content)
        environment = variables
        def after = plan(BOOK.replace(old, changed), parameters)

        then:
        ['one', 'two'].findAll { key(before, it) != key(after, it) } == steps

        where:
        what                | old          | changed       | content | parameters   | variables   || steps
        'nothing'           | '~'          | '~'           | 'x'     | [:]          | [:]         || []
        'the action'        | "'fast'"     | "'faster'"    | 'x'     | [:]          | [:]         || ['one']
        'a text in it'      | '// no'      | '// yes'      | 'x'     | [:]          | [:]         || ['one']
        'the check'         | "'done'"     | "'ready'"     | 'x'     | [:]          | [:]         || ['one']
        'a helper block'    | 'hello $'    | 'good day $'  | 'x'     | [:]          | [:]         || ['one']
        'an input'          | '~'          | '~'           | 'y'     | [:]          | [:]         || ['one']
        'a parameter'       | '~'          | '~'           | 'x'     | [model: 'b'] | [:]         || ['one']
        'a variable'        | '~'          | '~'           | 'x'     | [:]          | [MODE: 'y'] || ['one']
        'another step'      | "log 'two'"  | "log 'three'" | 'x'     | [:]          | [:]         || ['two']
    }

    static final String HELPED = '''
runbook('helped') {
    params { text 'model', byDefault: 'a'; text 'other', byDefault: 'o' }
    def depth = 2
    def mode = { env('MODE', 'x') + params.text('model') + depth }
    def called = { String name -> name + mode() }
    step('direct') { action { log mode() } }
    step('nested') { check { called('n') == 'nx' }; action { log 'nested' } }
    step('none') { action { log params.text('other') } }
}
'''

    def 'what a helper block reads counts for the steps that call it: #what'() {
        given:
        def before = plan(HELPED)

        when:
        environment = variables
        def after = plan(HELPED.replace(old, changed), parameters)

        then:
        ['direct', 'nested', 'none'].findAll { key(before, it) != key(after, it) } == steps

        where:
        what                  | old         | changed     | parameters   | variables   || steps
        'nothing'             | '~'         | '~'         | [:]          | [:]         || []
        'a variable'          | '~'         | '~'         | [:]          | [MODE: 'y'] || ['direct', 'nested']
        'a parameter'         | '~'         | '~'         | [model: 'b'] | [:]         || ['direct', 'nested']
        'a value'             | 'depth = 2' | 'depth = 3' | [:]          | [:]         || ['direct', 'nested']
        'another parameter'   | '~'         | '~'         | [other: 'p'] | [:]         || ['none']
        'an outer helper'     | '-> name +' | '-> "" +'   | [:]          | [:]         || ['nested']
    }

    def 'a helper block may call itself'() {
        given:
        def book = '''
runbook('again') {
    Closure<Integer> count = null
    count = { int n -> n == 0 ? env('ZERO', '0').size() : (count.call(n - 1) as Integer) }
    step('x') { action { log "${count.call(3)}" } }
}
'''

        expect:
        key(plan(book), 'x')['env ZERO'] == 'unset'
    }

    def 'a helper block with #what is refused, since it cannot be compared'() {
        when:
        plan("runbook('r') {\n$declared\n    step('x') { action { log \"\${helper()}\" } }\n}")

        then:
        def e = thrown(PmovesException)
        e.problems()*.code() == [code]
        e.problems()[0].message().contains(named)
        e.problems()[0].where().line() == line

        where:
        what              | declared                                                              || code                       | named        | line
        'a value'         | "    def seen = Optional.of('x'); def helper = { seen.get() }"           || 'dsl.value-not-comparable' | "'seen'"     | 3
        'a computed name' | "    def any = { String n -> env(n) }; def helper = { any('HOME') }"    || 'dsl.literal-name'         | "'any'"      | 3
        'bound arguments' | "    def any = { String n -> n }; def helper = any.curry('x')"          || 'dsl.value-not-comparable' | "'helper'"   | 3
    }

    def 'a changed compose file touches exactly the steps that act on what changed'() {
        given:
        def compose = '''
            name: keys
            services:
              db: {image: "postgres:16"}
              api: {image: "api:1", depends_on: [db]}
            '''.stripIndent()
        write('stack/compose.yaml', compose)
        def book = '''
            runbook('r') {
                def stack = compose('stack')
                stack.services.each { service ->
                    step(service.name) {
                        needs service.dependencies
                        check { docker.isReady(service) }
                        action { docker.start(service).untilReady(within: 1.minute) }
                    }
                }
            }'''
        def before = plan(book)

        when:
        write('stack/compose.yaml', compose.replace('api:1', 'api:2'))
        def after = plan(book)

        then:
        before.stack() == 'keys'
        step(before, 'api').needs()*.value() == ['db']
        key(before, 'db') == key(after, 'db')
        key(before, 'api') != key(after, 'api')
    }

    def 'a secret counts by its version and never by its value'() {
        given:
        environment = [TOKEN: 'hunter2-hunter2']
        def book = "runbook('r') { step('x') { action { run 'env', secretEnv: [T: secret('TOKEN')] } } }"

        when:
        def first = key(plan(book), 'x')
        def again = key(plan(book), 'x')
        environment = [TOKEN: 'another-value-now']
        def changed = key(plan(book), 'x')

        then:
        first == again
        first != changed
        !first.toString().contains('hunter2')
    }

    def 'what an image is built from counts for the step that provides it, and for no other'() {
        given:
        write('stack/compose.yaml', 'name: s\nservices: {app: {build: app}, other: {build: other}}\n')
        ['app', 'other'].each { write("stack/$it/Dockerfile", 'FROM busybox\nCOPY . /\n') }
        write('stack/app/text', 'one')
        def book = '''
runbook('images') {
    def stack = compose('stack')
    stack.images.each { image ->
        step('image', key: image.name) {
            effect idempotent
            check { docker.isProvided(image) }
            action { docker.provide(image) }
        }
    }
}
'''
        def before = plan(book)

        when:
        write('stack/app/text', 'two')
        def after = plan(book)

        then:
        key(before, 'image[s-app]') != key(after, 'image[s-app]')
        key(before, 'image[s-other]') == key(after, 'image[s-other]')
    }
}

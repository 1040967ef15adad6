package ai.pmoves.dsl

import ai.pmoves.kernel.PmovesException

/** Steps that come from another file. */
class UseSpec extends RunbookFixture {
    def 'editing the file counts for the steps that come from it, and for no other'() {
        given:
        def book = "runbook('r') { use 'steps/a.groovy'; use 'steps/b.groovy'; step('own') { action { log 'x' } } }"
        def one = "steps('a') { def text = 'hello'\n step('one') { action { log 'x' } }\n step('two') { action { log 'y' } } }"
        write('steps/a.groovy', one)
        write('steps/b.groovy', "steps('b') { step('other') { action { log 'z' } } }")
        def before = plan(book)

        when:
        write('steps/a.groovy', one.replace(old, changed))
        def after = plan(book)

        then:
        ['one', 'two', 'other', 'own'].findAll { key(before, it) != key(after, it) } == steps

        where:
        old      | changed         || steps
        "'hello" | "'good day"     || ['one', 'two']
        "{ def"  | "{ /* x */ def" || []
    }

    def '#what is told with its place'() {
        given:
        files.each { name, text -> write(name, text) }

        when:
        plan("runbook('r') {\n use '$used' }")

        then:
        def e = thrown(PmovesException)
        def problem = e.problems()[0]
        problem.message().contains(message)
        problem.where().toString() == folder.resolve(where).toString()
        problem.fix()

        where:
        what           | used          | files                                                                                            || where             | message
        'itself'       | 'book.groovy' | [:]                                                                                              || 'book.groovy:2'   | 'the file uses itself'
        'a file by itself' | 's/a.groovy' | ['s/a.groovy': "steps('a') {\n\n use 'a.groovy' }"]                                             || 's/a.groovy:3'    | 'the file uses itself'
        'a cycle'      | 's/a.groovy'  | ['s/a.groovy': "steps('a') {\n use 'b.groovy' }", 's/b.groovy': "steps('b') { use '../s/a.groovy' }"] || 's/b.groovy:1'  | 'uses this file'
        'no file'      | 's/no.groovy' | [:]                                                                                              || 'book.groovy:2'   | 's/no.groovy to use'
        'a folder'     | 's'           | ['s/a.groovy': '']                                                                               || 'book.groovy:2'   | '/s to use'
    }

    def "policies that take each other have no beginning"() {
        given:
        write('other.groovy', "runbook('o') {\n  def book = 'book.groovy'\n  routing(from: book) }")

        when:
        plan("runbook('r') { def other = 'other.groovy'; routing(from: other) }")

        then:
        def e = thrown(PmovesException)
        e.problems()*.code() == ['dsl.use-cycle']
        e.problems()[0].message() == 'policies that take each other have no beginning: book.groovy waits for this one itself'
        e.problems()[0].where().toString().startsWith(folder.resolve('book.groovy:1').toString())
    }

    def "a runbook without params has those of the files that it uses, but for what it gives them: typed where it is run, given where it stands"() {
        given:
        write('steps/a.groovy', """steps('a') {
            params {
                text 'who', about: 'whom to greet', byDefault: 'all'
                text 'how', byDefault: 'hello'
                file 'from', byDefault: 'a.groovy'
                file 'to', byDefault: 'a.groovy'
            }
            step('one') { action { log params.text('who') + params.text('how') + params.file('from') + params.file('to') } }
        }""")
        write('steps/b.groovy', "steps('b') { params { number 'times', byDefault: 1 }\n step('two') { action { log params.number('times').toString() } } }")
        def text = "runbook('r') { use 'steps/a.groovy', how: 'bye', from: 'b.groovy'\n use 'steps/b.groovy' }"
        def book = write('book.groovy', text)

        expect:
        new GroovyRunbooks().outline(book).parameters()*.name() == ['who', 'to', 'times']
        plan(text, [who: 'you', to: 'book.groovy']).parameters() == [who: 'you', to: book.toString(), times: '1']
        plan(text, [who: 'you']).steps()[0].inputs().toString().contains('steps/b.groovy')

        when:
        plan(text, typed)

        then:
        def e = thrown(PmovesException)
        e.problems()*.message().any { it.contains(message) }
        e.problems()*.fix().any { it.contains(fix) }

        where:
        typed          || message                                             | fix
        [whoo: 'you']  || "no parameter 'whoo': did you mean 'who'"           | 'it takes who, to, times'
        [how: 'x']     || "there is no parameter 'how'"                       | 'it takes who, to, times'
        [times: 'two'] || "'two' is no whole number"                          | '-p times='
    }

    def "params after a use that has taken those of its file is refused"() {
        given:
        write('steps/a.groovy', "steps('a') { params { text 'who', byDefault: 'all' }\n step('one') { action { log params.text('who') } } }")

        when:
        plan("runbook('r') {\n use 'steps/a.groovy'\n params { text 'x', byDefault: '' } }")

        then:
        def e = thrown(PmovesException)
        e.problems()[0].fix() == 'put params { } first'
    }

    def "the outline of a runbook that uses #what is its own"() {
        given:
        files.each { name, text -> write(name, text) }
        def book = write('book.groovy', "runbook('r') { use '$used' }")

        expect:
        new GroovyRunbooks().outline(book).parameters() == []

        where:
        what                | used          | files
        'itself'            | 'book.groovy' | [:]
        'a runbook like it' | 'b.groovy'    | ['b.groovy': "runbook('b') { use 'book.groovy' }"]
        'no Groovy'         | 'b.groovy'    | ['b.groovy': "steps('b') { params { text 'x'"]
        'no file'           | 'b.groovy'    | [:]
        'what is no path'   | 'b\\0.groovy' | [:]
    }
}

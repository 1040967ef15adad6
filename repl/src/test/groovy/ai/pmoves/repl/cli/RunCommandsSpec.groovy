package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What somebody does in a run that was entered, besides going on at the step that failed. */
@Timeout(120)
class RunCommandsSpec extends Specification {
    @TempDir
    Path folder

    private Desk failed(Map<String, String> environment = [:], String... words) {
        def desk = new Desk(folder, environment)
        desk.types('run', desk.runbook('up', """
    params { text 'greeting', byDefault: 'hello' }
    def level = 'low'
    def said = 'what'
    step('data') {
        effect idempotent
        action { sh 'echo data >> $folder/log'; [level: level] }
        undo { sh 'echo data undone >> $folder/log' }
    }
    step('api') {
        needs 'data'
        effect idempotent
        action { sh 'echo api >> $folder/log'; [said: params.text('greeting') + said] }
        undo { sh 'echo api undone >> $folder/log' }
    }
    step('web') { needs 'api'; effect idempotent; action { sh 'test -e $folder/go' } }"""), *words)
        desk
    }

    private List<String> log() {
        Files.readAllLines(folder.resolve('log'))
    }

    def ":from does again all from a step on, what was before stays; a name that no step has is told"() {
        given:
        def desk = failed()
        Files.createFile(folder.resolve('go'))

        expect:
        desk.says([desk.lastRun()], ':from ap') == 1
        desk.talk.contains("did you mean 'api'?")
        log() == ['data', 'api']

        and:
        desk.says([desk.lastRun()], ':from api') == 0
        log() == ['data', 'api', 'api']
        desk.talk.contains('up on up succeeded')
    }

    def ":undo takes back one step or all, as pmoves undo does, and asks before"() {
        given:
        def desk = failed()
        def run = desk.lastRun()

        expect:
        desk.says([run], ':undo') == 1
        desk.talk.contains('There is no terminal to ask at; it needs --yes')
        log() == ['data', 'api']

        and:
        desk.says([run], ':undo api --yes', ':show') == 0
        log() == ['data', 'api', 'api undone']
        desk.output =~ /<< 2 api/
        desk.says([run], ':undo --yes') == 0
        log() == ['data', 'api', 'api undone', 'data undone']
    }

    def ":at stands at another step, with what that took along; nothing of the run changes"() {
        given:
        def desk = failed()
        def run = desk.lastRun()

        when:
        desk.says([run], 'said', ':at api', 'said', ":at data", 'level', ':at dat', 'level')

        then:
        desk.talk.contains("'said' is not known at the prompt")
        desk.output.readLines() == ['what', 'low', 'low'] // :at dat leaves the session where it is
        desk.talk.contains("no step 'dat'")
        log() == ['data', 'api']
    }

    def "what :at names is what :logs and :retry mean, and the answer says so; :at alone goes back"() {
        given:
        def desk = failed()
        def run = desk.lastRun()

        when:
        desk.says([run], ':at data', ':logs', ':at', ':logs', ':at data', ':retry')

        then:
        desk.talk.contains("at step 1/3 'data', succeeded: it is meant by :retry, :skip, :value, :logs and :why; :at alone goes back to 'web'")
        log() == ['data', 'api', 'data']
        desk.talk =~ /1 data +rerun +run again, as decided/
    }

    def "a run that no step stopped is gone on with at a step that was asked for, and at no other: #line"() {
        given:
        def desk = failed()
        def run = desk.lastRun()
        Files.createFile(folder.resolve('go'))
        desk.types('resume', run)
        def before = log()

        when:
        def code = desk.says([run], line)

        then:
        code == 1
        desk.talk.contains("no step stopped run $run, which succeeded: which one is meant?")
        log() == before

        when:
        desk.says([run], ':at data', ':break data', ':retry')

        then:
        log() == before + ['data']

        where:
        line << [':retry', ':skip why', ':value 3', ':restart retry']
    }

    def "a run is entered by its runbook's name, as by its id; another name is told"() {
        given:
        def desk = failed()

        expect:
        desk.says([], ":enter $typed") == code
        desk.talk.contains("up failed at step 3/3 'web'") == (code == 0)

        and:
        desk.says([typed], '1') == (code == 0 ? 0 : 2)
        desk.talk.contains("up failed at step 3/3 'web'") == (code == 0)

        where:
        typed || code
        'up'  || 0
        'upp' || 1
    }

    def ":plan says what a resume would do, and why, with the parameters of the run; it changes nothing"() {
        given:
        def desk = failed('-p', 'greeting=hi there')

        when:
        def code = desk.says([desk.lastRun()], ':plan')

        then:
        code == 0
        (desk.output + desk.talk) =~ /= 1 data +reuse/
        (desk.output + desk.talk) =~ /= 2 api +reuse/
        (desk.output + desk.talk) =~ /~ 3 web +rerun +failed before/
        log() == ['data', 'api']
    }

    def ":diff shows what of the runbook is not as it was run, and nothing else"() {
        given:
        def desk = failed()
        def file = folder.resolve('up.groovy')
        def run = desk.lastRun()

        when:
        desk.says([run], ':diff')

        then:
        desk.output == 'no difference\n'

        when:
        Files.writeString(file, Files.readString(file).replace("level = 'low'", "level = 'high'"))
        desk.says([run], ':diff')

        then:
        desk.output.readLines().findAll { it =~ /^[+-]/ } == ["-    def level = 'low'", "+    def level = 'high'"]
    }

    def ":detach leaves, and the run waits to be resumed"() {
        given:
        def desk = failed()
        def run = desk.lastRun()

        expect:
        desk.says([run], ':detach', ":retry") == 0
        log() == ['data', 'api']
        Files.createFile(folder.resolve('go')) && desk.types('resume') == 0
        desk.lastRun() == run
    }

    def "--repl-on-failure enters the run where it failed, at a terminal only; what it ended with stays: #words"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('one', "    step('a') { effect idempotent; action { sh 'exit 3' } }")
        if (resumed) {
            desk.types('run', file)
        }
        desk.inputIsTerminal = terminal
        desk.input = new ByteArrayInputStream(":value 'given'\n".bytes)

        expect:
        desk.types(*(resumed ? ['resume'] : ['run', file]), '--repl-on-failure', *words) == 1
        desk.talk.contains('[r]etry') == entered
        desk.talk.contains('one on one succeeded') == entered

        where:
        [resumed, [terminal, words, entered]] << [
                [false, true],
                [[true, [], true], [true, ['--no-input'], false], [true, ['--json'], false], [false, [], false]]
        ].combinations()
    }

    def ":transcript md writes the session as a page for its owner alone, without secrets, over nothing"() {
        given:
        def desk = new Desk(folder, [API_TOKEN: 'hunter2hunter2'])
        def file = folder.resolve('notes.md')

        when:
        def code = desk.says([], "def t = 'hunter2hunter2'", '[1, 2]', "'```'", 'stack.nope', ':transcript md notes.md', ':transcript md notes.md', ':transcript html x')

        then:
        code == 1
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-------'
        Files.readString(file).replaceAll(/0\\.\\d+s|\\d+ ms/, 'T').contains('''
```groovy
[1, 2]
```

```
1
2
```
''')
        Files.readString(file).contains("````groovy\n'```'\n````\n")
        Files.readString(file).contains("def t = '***'")
        !Files.readString(file).contains('hunter2')
        desk.talk.contains('written: notes.md, 3 lines')
        desk.talk.contains('notes.md is there already')
        desk.talk.contains('Only markdown is written')
    }

    def "a file that cannot be written or read is told with its name and a way on, and the session goes on: #line"() {
        given:
        def desk = failed(EDITOR: 'true')
        def run = desk.lastRun()
        Files.createFile(folder.resolve('file'))

        when:
        desk.says(['--write', run], "sh '$act'", line, '40 + 2')

        then:
        desk.talk.contains(told)
        !desk.talk.contains('Exception')
        !Files.exists(folder.resolve('state/defect.txt'))
        desk.output.readLines().last() == '42'

        where:
        act            | line                          || told
        'true'         | ':transcript md nowhere/x.md' || 'x  nowhere/x.md cannot be written: there is no folder nowhere'
        'true'         | ':transcript md file/x.md'    || 'x  file/x.md cannot be written: there is no folder file'
        'true'         | ':promote nowhere/x.groovy'   || 'x  nowhere/x.groovy cannot be written: there is no folder nowhere'
        'rm up.groovy' | ':edit'                       || 'x  up.groovy cannot be read: it is not there'
        'rm up.groovy' | ':diff'                       || 'x  up.groovy cannot be read: it is not there'
    }

    def "a rehearsal that failed is looked at and gone on with, on the one simulated engine that there is"() {
        given:
        Files.writeString(folder.resolve('compose.yaml'), 'name: shop\nservices: {api: {image: busybox, command: [sleep, "60"]}}\n')
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('up', """
    def stack = compose('$folder')
    step('api') { effect idempotent; action { stack.networks.each { docker.ensure(it) }; docker.start(stack.service('api')).untilReady(within: 5.seconds) } }"""),
                '--rehearse', '--fault', 'api:exit=3')

        when:
        def code = desk.says([desk.lastRun()], 'docker.containers(stack).size()', 'r', ":services")

        then:
        code == 0
        desk.output.contains('1')
        desk.talk.contains('up on shop succeeded')
        desk.output =~ /api +shop-api-1 +running/
    }
}

package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The ways on from a step that failed: what is asked, what answers it, what the runbook's author adds. */
@Timeout(120)
class RestartsSpec extends Specification {
    @TempDir
    Path folder

    private Desk failed(Map<String, String> environment = [:]) {
        def desk = new Desk(folder, environment)
        desk.types('run', desk.runbook('up', """
    step('first') {
        effect idempotent
        action { log 'x' }
        undo { sh 'echo undone >> $folder/log' }
    }
    step('model') {
        needs 'first'
        effect idempotent
        action { sh 'test -e $folder/small'; [model: 'found'] }
        restart('use the small model') { sh 'touch $folder/small' }
        restart('take what is there', instead: true) { [model: 'given'] }
    }
    step('last') { needs 'model'; effect idempotent; action { show "got \${output('model')}" } }"""))
        desk
    }

    private static List<String> answered(Desk desk, String run) {
        desk.types('logs', run, '--json')
        desk.jsonLines().findAll { it.type == 'step.answered' }*.msg
    }

    def "a failed run says how its step may be gone on with"() {
        given:
        def desk = failed()

        expect:
        desk.talk.contains("--restart 'use the small model'")
        desk.talk.contains("--restart 'take what is there'")
    }

    def "what is asked are the ways that there are; '#line' answers"() {
        given:
        def desk = failed([EDITOR: "sed -i 's/test -e .*small/true/'"])
        def run = desk.lastRun()

        when:
        def code = desk.says([run], line)

        then:
        code == 0
        desk.talk.contains('''   [r]etry  [e]dit & retry  [s]kip REASON  [v]alue EXPR  [f]rom STEP  [u]ndo  [q]uit
   [1] use the small model  [2] take what is there''')
        desk.output.contains(seen)
        desk.talk.contains('up on up succeeded')
        answered(desk, run) == journaled

        where:
        line                            || seen                | journaled
        '1'                             || 'got {model=found}' | ['use the small model']
        ':1'                            || 'got {model=found}' | ['use the small model']
        ':restart use the small model'  || 'got {model=found}' | ['use the small model']
        '2'                             || 'got {model=given}' | ['take what is there']
        'e'                             || 'got {model=found}' | ['retry']
        's not on this machine'         || ''                  | ['skip: not on this machine']
        "v [model: 'mine']"             || 'got {model=mine}'  | ["value: [model: 'mine']"]
    }

    def "a number answers right behind the question only, a letter as long as it is nothing else: '#lines'"() {
        given:
        def desk = failed()
        def run = desk.lastRun()

        when:
        desk.says([run], *lines)

        then:
        desk.output.readLines()[0..<shown.size()] == shown
        answered(desk, run) == journaled

        where:
        lines                || shown    | journaled
        ['', '1']            || []       | ['use the small model']
        ['40 + 2', '1']      || ['42', '1'] | []
        ['40 + 2', ':1']     || ['42']   | ['use the small model']
        ['40 + 2', ':restart', '1'] || ['42'] | ['use the small model']
        [':help skip', 's not here'] || ['  :skip REASON        leave the step out, and what needs it; then go on'] | ['skip: not here']
        ['def s = 41', 's']   || ['41', '41'] | []
        ['s = 3', 'r = 4', 'u + 1', '2'] || ['2'] | []
    }

    def "what a step's author calls a way on asks for nothing to follow: '1 + 1' is evaluated where it is called '#name'"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('up', """
    step('model') {
        effect idempotent
        action { sh 'test -e $folder/small' }
        restart('$name') { sh 'touch $folder/small' }
    }"""))
        def run = desk.lastRun()

        when:
        desk.says([run], '1 + 1')

        then:
        desk.output == '2\n'
        answered(desk, run) == []

        when:
        desk.says([run], '1')

        then:
        answered(desk, run) == [name]

        where:
        name << ['use the CPU', 'use the small model']
    }

    def "an answer that lacks something says what: '#line'"() {
        given:
        def desk = failed()

        expect:
        desk.says([desk.lastRun()], line) == 1
        desk.talk.contains(words)

        where:
        line             || words
        's'              || 'why is it left out?'
        'v'              || 'which value?'
        'f'              || 'from which step on?'
        ':restart smal'  || "step 'model' has the restarts retry, skip, value, 'use the small model', 'take what is there', not 'smal'"
        ':edit x'        || ':edit retry'
    }

    def "nothing is offered that cannot be: no step before, nothing to take back, no file to edit"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('one', "    step('only') { effect idempotent; action { sh 'exit 3' } }")
        desk.types('run', file)
        def run = desk.lastRun()
        def text = Files.readString(file)
        Files.delete(file)

        when:
        desk.says([run], ':quit')

        then:
        desk.talk.contains('   [r]etry  [s]kip REASON  [v]alue EXPR  [q]uit\n')

        when:
        Files.writeString(file, text)
        desk.says([run], ':quit')

        then:
        desk.talk.contains('   [r]etry  [e]dit & retry  [s]kip REASON  [v]alue EXPR  [q]uit\n')
    }

    def "resume --restart takes the author's by name, with a reason; another name is told with those that there are"() {
        given:
        def desk = failed()
        def run = desk.lastRun()

        expect:
        desk.types('resume', run, '--restart', 'use the smal model') == 2
        desk.talk.contains("not 'use the smal model': did you mean 'use the small model'?")
        !Files.exists(folder.resolve('small'))

        and:
        desk.types('resume', run, '--restart', 'use the small model', '--reason', 'no room') == 0
        desk.output.contains('got {model=found}')
        answered(desk, run) == ['use the small model: no room']
    }

    def "in a rehearsal a restart says what it would do"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('up', """
    step('a') {
        effect idempotent
        action { files.read('$folder/absent'); log 'x' }
        restart('make it') { sh 'touch $folder/absent' }
    }"""), '--rehearse')
        def run = desk.lastRun()

        when:
        desk.types('resume', run, '--restart', 'make it')

        then:
        !Files.exists(folder.resolve('absent'))
        answered(desk, run) == ['make it']
    }
}

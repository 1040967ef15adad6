package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The prompt, with lines that come from a pipe. */
@Timeout(60)
class ReplSpec extends Specification {
    @TempDir
    Path folder

    private int says(Desk desk, List<String> words, String... lines) {
        desk.says(words, lines)
    }

    def "lines are evaluated one after the other, and what they are is shown"() {
        given:
        def desk = new Desk(folder)

        when:
        def code = says(desk, [], 'def x = 20', 'x + 22', "[[name: 'a', n: 1], [name: 'bb', n: 2]]", 'def twice = { int n ->', 'n * 2', '}; twice(4)')

        then:
        code == 0
        desk.output.readLines()*.stripTrailing() == ['20', '42', 'name  n', 'a     1', 'bb    2', '8']
        desk.talk == ''
    }

    def "of a value as much is shown as anybody reads, however much there is in it; the session goes on: #line"() {
        given:
        def desk = new Desk(folder)

        when:
        says(desk, [], line, '20 + 22')

        then:
        desk.output.readLines().size() == lines + 1
        desk.output.readLines()[-2] == last
        desk.output.readLines()[-1] == '42'
        desk.talk == ''

        where:
        line                                            || lines | last
        '1..2_000_000_000'                              || 201   | '... 1999999800 more'
        "Collections.nCopies(2_000_000_000, 'x')"       || 201   | '... 1999999800 more'
        '[1, 2]'                                        || 2     | '2'
        '(1..300).collectEntries { [it, it] }'          || 201   | '...  100 more'
    }

    def "what needs more memory than there is, is said so, and the session goes on"() {
        given:
        def desk = new Desk(folder)

        when:
        def code = says(desk, [], "'x' * 2_000_000_000 * 2", '20 + 22')

        then:
        code == 1
        desk.output == '42\n'
        desk.talk.readLines()[0].startsWith('x  out of memory')
        !desk.talk.contains('java.lang')
    }

    def "what cannot be read as lines is said in a sentence"() {
        given:
        def desk = new Desk(folder)
        desk.input = new InputStream() {
            int read() { throw new IOException('Is a directory') }
        }

        expect:
        desk.types('repl') == 2
        desk.talk.contains('the lines to evaluate cannot be read: Is a directory')
    }

    def "what is open over 20,000 lines is read as fast as it comes"() {
        given:
        def desk = new Desk(folder)

        expect:
        says(desk, [], '(42 /*', *(['line of text'] * 20_000), '*/)') == 0
        desk.output == '42\n'
    }

    def "a mistake is shown under its line with what was meant, nothing runs, and the session goes on"() {
        given:
        def desk = new Desk(folder)

        when:
        def code = says(desk, [], "def x = docker.isRuning()", '1')

        then:
        code == 1
        desk.output == '1\n'
        desk.talk.readLines()[0..2] == ["   def x = docker.isRuning()", '                  ^^^^^^^^', "x  docker has no 'isRuning': did you mean 'isRunning'?"]
    }

    def "nothing acts until it is armed; then it is a run in the journal like any other"() {
        given:
        def desk = new Desk(folder)
        def touched = folder.resolve('touched')

        expect:
        says(desk, [], "sh 'touch $touched'") == 1
        desk.talk.contains("'sh' acts, and this session only reads so far")
        !Files.exists(touched)
        desk.types('runs', '--json') == 0
        desk.json().runs == []

        when:
        def code = says(desk, [], ':arm', "sh 'touch $touched; echo done'")

        then:
        code == 0
        desk.output == 'done\n'
        Files.exists(touched)
        desk.types('runs', '--json') == 0
        desk.json().runs*.runbook == ['session']
    }

    def "what the prompt was called with counts for what is gone on with there, too"() {
        given:
        def desk = new Desk(folder, [:])
        desk.types('run', desk.runbook('up', """
    params { number 'port', byDefault: 1 }
    step('a') { effect idempotent; action { show "port is \${params.number('port')}"; if (params.number('port') < 9) { sh 'exit 1' } } }"""))

        expect:
        says(desk, [desk.lastRun(), '-p', 'port=9'], "params.number('port')", ':retry') == 0
        desk.output.readLines().contains('9')
        desk.output.contains('port is 9')
    }

    def "of a secret that does not fit its column nothing is left"() {
        given:
        def desk = new Desk(folder, [API_TOKEN: 'Zq8vN3xT7kLp2WmR9sYb4HcD6fGj1AeU'])
        desk.screen = new ai.pmoves.repl.screen.Screen(true, 40, 24, false, true)

        when:
        says(desk, [], "[[name: 'a', token: env('API_TOKEN'), about: 'long ' * 20]]", "['x' * 30 + env('API_TOKEN')]")

        then:
        !desk.output.contains('Zq8v')
        desk.output.contains('***')
    }

    def "in a sandbox what reads sees what was only said, and asks nobody outside"() {
        given:
        def desk = new Desk(folder, [:])
        def asked = 0
        def server = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
        server.createContext('/') { asked++; it.sendResponseHeaders(200, -1) }
        server.start()

        expect:
        says(desk, ['--sandbox', '--write'], "files.write('s.txt', 'x')", "files.exists('s.txt')",
                "http.get('http://127.0.0.1:$server.address.port/').untilStatus(200, within: 2.seconds)") == 0
        desk.output.readLines().contains('true')
        !Files.exists(folder.resolve('s.txt'))
        asked == 0

        cleanup:
        server.stop(0)
    }

    def "in a sandbox what acts is only said"() {
        given:
        def desk = new Desk(folder)

        expect:
        says(desk, ['--sandbox', '--write'], "sh 'touch $folder/touched'") == 0
        !Files.exists(folder.resolve('touched'))
        desk.types('runs', '--json') == 0
        desk.json().runs*.rehearsal == [true]
    }

    def "an unknown command says which was meant, a command without its colon too"() {
        given:
        def desk = new Desk(folder)

        expect:
        says(desk, [], ':hlp', 'quit') == 1
        desk.talk.contains("there is no command :hlp: did you mean 'help'?")
        desk.talk.contains('commands begin with a colon: :quit')
    }

    def "the history is the owner's alone, holds no secret, and nothing that begins with a blank"() {
        given:
        def desk = new Desk(folder, [API_TOKEN: 'hunter2hunter2'])

        when:
        says(desk, [], "def t = 'hunter2hunter2'", ' 1 + 1', '2 + 2')
        def files = Files.list(folder.resolve('state/history')).toList()

        then:
        files.size() == 1
        PosixFilePermissions.toString(Files.getPosixFilePermissions(files[0])) == 'rw-------'
        Files.readAllLines(files[0]) == ["def t = '***'", '2 + 2']
        !desk.output.contains('hunter2')
    }

    private String failed(Desk desk) {
        desk.types('run', desk.runbook('up', """
    params { text 'greeting', about: 'x', byDefault: 'hello' }
    step('first') { effect idempotent; action { [port: 8080] } }
    ['a', 'b'].each { name ->
        step(name) { needs 'first'; effect idempotent; action { sh 'echo is busy; test -e $folder/go' ; name } }
    }
    step('last') { needs 'a', 'b'; effect idempotent; action { log 'x' } }"""), '-p', 'greeting=hi')
        desk.lastRun()
    }

    def "a run that failed is entered from another process: the cause, its variables, parameters and outputs"() {
        given:
        def desk = new Desk(folder)
        def run = failed(desk)

        when:
        def code = says(desk, [run], 'name', "params.text('greeting')", "output('first')", ':vars')

        then:
        code == 0
        desk.talk.contains('x  up failed at step')
        desk.talk.contains('is busy')
        desk.talk.contains('   [r]etry  [e]dit & retry  [s]kip REASON  [v]alue EXPR  [f]rom STEP  [q]uit')
        desk.output.readLines()[0] in ['a', 'b']
        desk.output.readLines()[1] == 'hi'
        desk.output.contains('port  8080')
        desk.output.contains('params greeting')
    }

    def ":continue goes on with the run, and the session stands where it stands then"() {
        given:
        def desk = new Desk(folder)
        def run = failed(desk)
        Files.createFile(folder.resolve('go'))

        expect:
        says(desk, [run], ':continue') == 0
        desk.talk.contains('ok=3')
        desk.talk.contains('up on up succeeded')
    }

    private List<String> journaled(Desk desk, String run) {
        desk.types('logs', run, '--json')
        desk.jsonLines().findAll { it.type == 'step.answered' }*.msg
    }

    def "#command is what resume --restart does: the run goes on, and the journal says who decided what"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('up', """
    step('a') { effect idempotent; action { sh 'test -e $folder/go'; [port: 1] } }
    step('b') { needs 'a'; effect idempotent; action { show "got \${output('a')}" } }"""))
        def run = desk.lastRun()
        if (go) {
            Files.createFile(folder.resolve('go'))
        }

        when:
        def code = says(desk, [run], command)

        then:
        code == 0
        desk.output.contains(seen)
        desk.talk.contains('up on up succeeded')
        journaled(desk, run) == [answered]

        where:
        command              | go    || seen             | answered
        ':retry'             | true  || 'got {port=1}'   | 'retry'
        ':skip not needed'   | false || ''               | 'skip: not needed'
        ':value [port: 8081]' | false || 'got {port=8081}' | 'value: [port: 8081]'
    }

    def "resume --restart says what it lacks: #words"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('up', "    step('a') { effect idempotent; action { sh 'exit 3' } }"))
        def run = desk.lastRun()

        expect:
        desk.types('resume', run, *words) == 2
        desk.talk.contains(hint)

        where:
        words                                    || hint
        ['--restart', 'skip']                    || 'needs a reason'
        ['--restart', 'retyr']                   || "did you mean 'retry'?"
        ['--restart', 'value']                   || '--value is the result'
        ['--restart', 'value', '--value', '{']   || '--value is no JSON'
        ['--reason', 'x']                        || 'say more about --restart'
        ['--restart', 'retry', '--step', 'zzz']  || "has no step 'zzz'"
    }

    def "a line's number is its own, in whichever run it was typed"() {
        given:
        def desk = new Desk(folder, [:])
        desk.types('run', desk.runbook('up', "    step('port') { effect idempotent; action { sh 'exit 3' } }"))
        def run = desk.lastRun()

        when:
        says(desk, [], "def a = 'one'", ":enter $run", "def b = 'two'", ':transcript')

        then:
        desk.output.readLines().findAll { it =~ /^  \d+  def/ } == ["  1  def a = 'one'", "  2  def b = 'two'"]
    }

    def "what acted at the prompt becomes a runbook that lints and plans: literals are parameters, secrets references"() {
        given:
        def desk = new Desk(folder)

        when:
        def code = says(desk, ['--write'], "def dir = '$folder'", "def name = 'wrong'", "sh 'exit 3'", "def name = 'right'",
                "def token = 'hunter2hunter2'", 'sh \'touch "$1/$2"\', dir, name', ':promote made.groovy')
        def text = Files.readString(folder.resolve('made.groovy'))

        then:
        code == 1
        desk.talk.contains('written: made.groovy, lint ok, 1 step')
        text.contains("text 'name', byDefault: 'right'")
        text.contains("def name = params.text('name')")
        !text.contains('exit 3')
        !text.contains('hunter2')
        !text.contains('wrong')

        and:
        Files.delete(folder.resolve('right'))
        desk.types('run', folder.resolve('made.groovy')) == 0
        Files.exists(folder.resolve('right'))
    }

    def "nothing is promoted over a file, nor of what did not act: #lines"() {
        given:
        def desk = new Desk(folder)
        Files.writeString(folder.resolve('there.groovy'), 'x')

        expect:
        says(desk, ['--write'], *lines) == 1
        desk.talk.contains(words)
        Files.readString(folder.resolve('there.groovy')) == 'x'
        !Files.exists(folder.resolve('new.groovy'))

        where:
        lines                                || words
        ["sh 'true'", ':promote there.groovy'] || 'is there already'
        ['1 + 1', ':promote new.groovy']      || 'none of these lines acted'
        [':promote']                          || 'which file?'
    }
}

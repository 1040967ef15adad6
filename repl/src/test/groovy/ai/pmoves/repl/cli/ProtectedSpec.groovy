package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What destroys something is named and asked about at the prompt; on a protected stack everything that acts is. */
@Timeout(120)
class ProtectedSpec extends Specification {
    @TempDir
    Path folder

    private Desk desk(Map<String, String> environment = [:]) {
        Files.writeString(folder.resolve('compose.yaml'), 'name: shop\nservices: {api: {image: busybox}}\n')
        Files.writeString(folder.resolve('data'), 'x')
        new Desk(folder, environment)
    }

    def "what is destroyed is shown, and its name asked for; --confirm answers beforehand, another name does not"() {
        given:
        def desk = desk()

        expect:
        desk.says(['--write', *words], "files.delete('data')", "files.delete('data')") == code
        Files.exists(folder.resolve('data')) == there
        desk.talk.contains("This removes the file $folder/data. There is no terminal to ask at; it needs --confirm=data") == there
        !desk.talk.contains('--yes')

        where:
        words                 || code | there
        []                    || 1    | true
        ['--confirm', 'data'] || 0    | false
        ['--confirm', 'shop'] || 1    | true
    }

    def "somebody who is there types the name: '#typed'"() {
        given:
        def desk = desk()
        desk.inputIsTerminal = true
        desk.input = new ByteArrayInputStream("files.delete('data')\n".padRight(8192, '\n').concat("$typed\n").bytes)

        when:
        desk.types('repl', '--write')

        then:
        Files.exists(folder.resolve('data')) == there
        desk.talk.contains('Type data to go on: ')

        where:
        typed  || there
        'data' || false
        'yes'  || true
    }

    def "what removes nothing asks nothing; in a sandbox nothing is asked"() {
        given:
        def desk = desk()

        expect:
        desk.says(['--write'], "files.delete('absent')") == 0
        desk.says(['--sandbox', '--write'], "files.delete('data')") == 0
        Files.exists(folder.resolve('data'))
    }

    def "on a protected stack whatever acts asks for the stack's name, whether the stack has been read yet or not"() {
        given:
        def desk = desk([PMOVES_PROTECTED: 'prod-*, ' + name])
        def touched = folder.resolve('touched')

        expect:
        desk.says(['--write', *words], *lines, "sh 'touch $touched'") == code
        Files.exists(touched) == (code == 0)
        desk.talk.contains("Stack 'shop' is protected, and this acts: sh 'touch $touched'") == (code != 0)

        where:
        name   | lines          | words                || code
        'shop' | ['stack.name'] | []                   || 1
        'shop' | ['stack.name'] | ['--confirm', 'shop'] || 0
        '*'    | []             | []                   || 1
    }

    def "a no on a protected stack leaves nothing behind, and no run that waits"() {
        given:
        def desk = desk([PMOVES_PROTECTED: '*'])
        desk.inputIsTerminal = true
        desk.input = new ByteArrayInputStream("sh 'touch $folder/touched'\n".padRight(8192, '\n').concat('no\n').bytes)

        when:
        desk.types('repl', '--write')

        then:
        desk.talk.contains('x  nothing was done: it was not confirmed')
        !Files.exists(folder.resolve('touched'))

        and:
        desk.types('runs', '--json') == 0
        desk.json().runs == []
    }

    def "nothing acts in lines that only read, however it is said: #lines"() {
        given:
        def desk = desk()

        expect:
        desk.says([], *lines) == 1
        desk.talk.contains('this acts, and was read as a line that only looks') || desk.talk.contains("acts, and this session only reads so far")
        Files.readString(folder.resolve('data')) == 'x'
        !Files.exists(folder.resolve('new'))

        where:
        lines << [
                ["def w = files.&write", "w('data', 'y')"],
                ["['data'].each(files.&delete)"],
                ["files.invokeMethod('write', ['data', 'y'] as Object[])"],
                ["files.&write('new', 'y')"],
                [':arm', "def w = { String n -> files.write(n, 'y') }", ':disarm', "w('data')"],
                [':arm', "def w = { sh 'touch new' }", ':disarm', 'w()'],
        ]
    }

    @Requires({ Interrupt.heard })
    def "a line that was cut off stops no later one"() {
        given:
        def desk = desk()

        expect:
        desk.says(['--write'], "sh 'kill -INT \$PPID; sleep 20'", "sh 'touch new'") == 1
        Files.exists(folder.resolve('new'))
    }

    def "a block that acts is a run of its own when it is called, once lines may act"() {
        given:
        def desk = desk()

        expect:
        desk.says(['--write'], "def w = { String n -> files.write(n, 'y') }", "w('new')", "w('newer')") == 0
        Files.readString(folder.resolve('newer')) == 'y'

        and:
        desk.types('runs', '--json') == 0
        desk.json().runs.size() == 3
    }

    def "a stack of another folder is protected by its own name"() {
        given:
        def desk = desk([PMOVES_PROTECTED: 'other'])
        Files.createDirectories(folder.resolve('elsewhere'))
        Files.writeString(folder.resolve('elsewhere/compose.yaml'), 'name: other\nservices: {api: {image: busybox}}\nnetworks: {default: {}}\n')

        expect:
        desk.says(['--write'], "docker.remove(compose('elsewhere').networks[0])") == 1
        desk.talk.contains("Stack 'other' is protected, and this acts: docker.remove(compose('elsewhere').networks[0])")
    }

    def "the first line on a protected stack asks, and its run is the stack's"() {
        given:
        def desk = desk([PMOVES_PROTECTED: 'shop'])

        expect:
        desk.says(['--write'], "sh 'true'") == 1
        desk.talk.contains("Stack 'shop' is protected, and this acts: sh 'true'")

        and:
        desk.says(['--write', '--confirm', 'shop'], "sh 'true'") == 0
        desk.types('runs', '--json') == 0
        desk.json().runs*.stack == ['shop']
    }

    def "reading a protected stack asks nothing"() {
        expect:
        desk([PMOVES_PROTECTED: 'shop']).says(['--write'], 'stack.name', 'stack.services') == 0
    }

    def "undo of a protected stack's run asks for the stack's name, which --yes is not"() {
        given:
        def desk = desk([PMOVES_PROTECTED: 'shop'])
        desk.types('run', desk.runbook('up', """
    def stack = compose('$folder')
    step('a') { effect idempotent; action { log stack.name }; undo { sh 'touch $folder/undone' } }"""), '--confirm', 'shop')
        def run = desk.lastRun()

        expect:
        desk.types('undo', run, '--yes') == 5
        desk.talk.contains('--confirm=shop')
        !Files.exists(folder.resolve('undone'))

        and:
        desk.types('undo', run, '--confirm', 'shop') == 0
        Files.exists(folder.resolve('undone'))
    }

    private Path up(Desk desk) {
        desk.runbook('up', """
    def stack = compose('$folder')
    step('a') { effect idempotent; action { log stack.name } }
    step('b') { needs 'a'; effect idempotent; action { sh 'test -e $folder/go && touch $folder/touched' } }
    step('c') { needs 'b'; effect idempotent; check { files.exists('$folder/done') }; action { sh 'touch $folder/done' } }""")
    }

    def "what goes on with a protected stack's run asks for the stack's name, once: #line"() {
        given:
        def desk = desk([PMOVES_PROTECTED: 'shop'])
        desk.types('run', up(desk), '--confirm', 'shop')
        def run = desk.lastRun()
        Files.createFile(folder.resolve('go'))

        expect:
        desk.says([run], line) == 1
        desk.talk.contains("Stack 'shop' is protected, and this goes on with run $run$decision. There is no terminal to ask at; it needs --confirm=shop")
        !Files.exists(folder.resolve('touched'))
        !Files.exists(folder.resolve('done'))

        and:
        desk.says(['--confirm', 'shop', run], line) == 0
        desk.talk.contains('up on shop succeeded')

        where:
        line        || decision
        ':retry'    || ": retry of step 'b'"
        ':value 3'  || ": value of step 'b'"
        ':continue' || ''
        ':from a'   || ''
    }

    def "run and resume of a protected stack show the plan and ask for its name, which --yes is not: #words"() {
        given:
        def desk = desk([PMOVES_PROTECTED: 'prod-*,shop'])
        def file = up(desk)
        Files.createFile(folder.resolve('go'))
        desk.inputIsTerminal = terminal
        desk.input = new ByteArrayInputStream("$typed\n".bytes)

        expect:
        desk.types('run', file, *words) == code
        desk.talk.contains("Stack 'shop' is protected, and this runs 'up'.") == asked
        desk.talk.contains('+ 1 a  run') == asked
        desk.talk.contains('There is no terminal to ask at; it needs --confirm=shop') == (code == 5)
        (desk.talk =~ /pmoves run \S+up.groovy --yes --confirm=shop/).find() == (code == 5)
        Files.exists(folder.resolve('touched')) == (code == 0)

        where:
        terminal | typed  | words                       || code | asked
        true     | 'shop' | []                          || 0    | true
        true     | 'yes'  | ['--yes']                   || 7    | true
        false    | ''     | ['--yes']                   || 5    | true
        false    | ''     | ['--confirm', 'shop']       || 0    | false
        true     | ''     | ['--confirm', 'shop']       || 0    | false
    }

    def "a no at a protected stack begins no run"() {
        given:
        def desk = desk([PMOVES_PROTECTED: 'shop'])
        desk.inputIsTerminal = true
        desk.input = new ByteArrayInputStream('no\n'.bytes)

        expect:
        desk.types('run', up(desk)) == 7
        desk.talk.contains('nothing was done')
        desk.types('runs', '--json') == 0
        desk.json().runs == []
    }

    def "where nothing would act, or only look, nobody is asked, and neither is in a rehearsal"() {
        given:
        def desk = desk([PMOVES_PROTECTED: 'shop'])
        Files.createFile(folder.resolve('go'))
        Files.createFile(folder.resolve('done'))
        def file = desk.runbook('up', """
    def stack = compose('$folder')
    step('looks') { effect pure; action { log stack.name } }
    step('done') { effect idempotent; check { files.exists('$folder/done') }; action { sh 'touch $folder/done' } }""")

        expect:
        desk.types('run', file) == 0
        desk.types('run', up(desk), '--rehearse') == 0

        when:
        Files.delete(folder.resolve('go'))
        desk.types('run', up(desk), '--confirm', 'shop')

        then:
        desk.says([desk.lastRun()], ':skip not here') == 0
    }

    def "a stack's name that a step asks for as well is typed once"() {
        given:
        def desk = desk([PMOVES_PROTECTED: 'shop'])
        desk.inputIsTerminal = true
        desk.input = new ByteArrayInputStream('shop\n'.bytes)

        expect:
        desk.types('run', desk.runbook('down', """
    def stack = compose('$folder')
    step('a') { effect idempotent; confirm severe('This deletes data.', stack.name); action { log 'x' } }""")) == 0
        desk.talk.count('Type shop to go on') == 1
        desk.talk.contains("is protected, and this runs 'down'.")
        desk.talk.contains('a: This deletes data.')
    }
}

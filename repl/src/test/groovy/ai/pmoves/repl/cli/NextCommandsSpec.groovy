package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What we print to be pasted goes through a shell as it is, and is understood. */
@Timeout(120)
class NextCommandsSpec extends Specification {
    @TempDir
    Path folder

    static final String TYPED = './my tools/p'

    private Desk desk() {
        def program = folder.resolve(TYPED)
        Files.createDirectories(program.parent)
        Files.writeString(program, '#!/bin/sh\nprintf "%s\\n" "$@"\n')
        program.toFile().executable = true
        new Desk(folder).tap { typed = TYPED }
    }

    /** Every command of ours on the screen, put through a shell and back into words. */
    private List<List<String>> pasted(Desk desk) {
        (desk.talk + desk.output).readLines()
                .collect { it =~ /^\s*(?:next:|fix:|its steps, and what would be done now:)\s+(.*)$/ }.findAll { it.find() }
                .collect { it.group(1).split(/  /)[0] }
                .findAll { it.startsWith("'$TYPED' ") }
                .collect { line ->
                    def shell = new ProcessBuilder('sh', '-c', line).directory(folder.toFile()).start()
                    assert shell.waitFor(10, TimeUnit.SECONDS) && shell.exitValue() == 0
                    shell.inputStream.readLines()
                }
    }

    private static void understood(Desk desk, List<String> words) {
        Commands.root(desk.invocation(), *words).parseArgs(*words)
    }

    def "#situation"() {
        given:
        def desk = desk()
        desk.runbook('fine', "    step('one') { action { log 'x' } }")
        Files.move(desk.runbook('bad', "    step('one', key: 'a.b') { action { sh 'exit 3' } }"), folder.resolve("it's bad.groovy"))
        desk.runbook('asks', "    step('one') { confirm 'Install?'\n        action { log 'x' } }")
        desk.runbook('severe', "    step('one') { confirm severe('Delete?', 'my home')\n        action { log 'x' } }")

        when:
        desk.types(*words)
        def commands = pasted(desk)

        then:
        !commands.empty
        commands.each { understood(desk, it) }

        where:
        situation                        | words
        'a step fails'                   | ['run', "it's bad.groovy"]
        'nobody to ask'                  | ['run', 'asks.groovy']
        'nobody to ask for a word'       | ['run', 'severe.groovy']
        'a mistyped option'              | ['run', 'fine.groovy', '--paralel', '3']
        'a missing word'                 | ['run']
        'nothing to resume'              | ['resume']
        'no such run'                    | ['show', 'zzzz']
        'no such runbook'                | ['run', 'nowhere.groovy']
        'an outline'                     | ['explain', 'fine.groovy']
        'no such explanation'            | ['explain', 'nonsense']
    }

    def "what is pasted after a failure and after a question works"() {
        given:
        def desk = desk()
        def go = folder.resolve('go')
        def file = desk.runbook('bad', "    step('one') { action { sh 'test -e \"$go\"' } }")

        when:
        desk.types('run', file)
        def screen = desk.talk
        def commands = pasted(desk)
        Files.createFile(go)

        then:
        !screen.empty
        commands.collect { desk.types(*it) } == [0, 0, 0]
    }

    def "questions of a cut off run are answered by one command, that of the call itself"() {
        given:
        def desk = desk()
        def problems = ['a/one', 'two[it\'s]'].collect {
            ai.pmoves.kernel.Problem.error('run.needs-answer', 'cut off').fix("--answer $it=done".toString())
        }
        def command = new RunCommand(desk.invocation())
        command.typed('run', 'my runbook.groovy', '-p', 'stack=../a b')

        when:
        def told = new Refusal(command, Stub(ai.pmoves.kernel.Journal))
                .told(new ai.pmoves.kernel.PmovesException(ai.pmoves.kernel.ExitCode.WAITING, problems), null)

        then:
        told.problems()*.fix().unique() == ["'./my tools/p' run 'my runbook.groovy' -p 'stack=../a b' --answer a/one=done --answer 'two[it'\\''s]=done'"]
    }

    def "2 for an answer about no step: #words"() {
        given:
        def desk = desk()
        desk.runbook('fine', "    step('first') { action { log 'x' } }\n    step('second') { needs 'first'\n        action { log 'y' } }")

        expect:
        desk.types('run', 'fine.groovy', *words) == 2
        desk.talk.contains(hint)

        where:
        words                                     || hint
        ['--answer', 'frist=done']                || "did you mean 'first'?"
        ['--answer', 'zzz=skip']                  || "has no step 'zzz'"
        ['--only', 'first', '--skip', 'first']    || 'the selection leaves no step'
        ['--from', 'second', '--until', 'first']  || 'the selection leaves no step'
        ['--from', 'secnd']                       || "did you mean 'second'?"
    }

    def "where nobody can be asked, nothing is begun, and one command has all the answers: #option"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('careful', "    step('before') { action { sh 'touch $folder/begun' } }\n" + ['one', 'two'].collect {
            "    step('$it') { needs 'before'; confirm $question; action { log 'done' } }" }.join('\n'))

        when:
        def code = desk.types('run', file)

        then:
        code == 5
        !Files.exists(folder.resolve('begun'))
        desk.talk.count('Sure?') == 1
        desk.talk.contains("fix: pmoves run $file $option")

        and:
        desk.types('run', file, option) == 0

        where:
        question                  | option
        "'Sure?'"                 | '--yes'
        "severe('Sure?', 'data')" | '--confirm=data'
    }

    def "where nobody can be asked what comes up only later, the run is gone on with by the command that has the answer: #option"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('careful', """
            step('first') { effect pure; action { files.read('$folder/value') } }
            step('one') { needs 'first'; effect idempotent; check { true }; confirm $question; action { log output('first').toString() } }""")
        Files.writeString(folder.resolve('value'), '1')
        desk.types('run', file, option, '--force', 'one')
        Files.writeString(folder.resolve('value'), '2')

        when:
        def code = desk.types('run', file)
        def next = desk.talk.readLines().find { it.startsWith('next:') }

        then:
        code == 5
        desk.talk.readLines().findAll { it.contains('waits') }*.count('Sure?') == [1]
        next.contains("resume ${desk.lastRun()} $option")

        and:
        desk.types('resume', desk.lastRun(), option) == 0

        where:
        question                  | option
        "'Sure?'"                 | '--yes'
        "severe('Sure?', 'data')" | '--confirm=data'
    }

    def "an option that names a step says without one which there are"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('one', "    step('g/a') { action { log 'x' } }\n    step('b') { action { log 'x' } }")

        expect:
        desk.types('run', file, '--force') == 2
        desk.talk.contains('--force needs the name of a step or group')
        desk.talk.contains("fix: pmoves plan $file shows the steps")

        when:
        desk.types('run', file)

        then:
        desk.types('run', file, '--only') == 2
        desk.talk.contains('--only needs the name of a step or group: g/a, b')
        desk.types('resume', desk.lastRun(), '--force') == 2
        desk.talk.contains('--force needs the name of a step or group: g/a, b')
    }

    def "where a name is that of several steps, the command that shows them is told"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('two', ['data', 'web'].collect { "    group('$it') { step('pull') { action { log 'x' } } }" }.join('\n'))

        expect:
        desk.types('run', file) == 0
        desk.types('logs', desk.lastRun(), 'pull') == 2
        desk.talk.contains("more than one step is called 'pull': data/pull, web/pull")
        desk.talk.contains("pmoves show ${desk.lastRun()}")
    }

    def "help knows the commands of commands"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('help', 'compose', 'config') == 0
        desk.output.contains('compose config')
        desk.types('help', 'compose', 'confg') == 2
        desk.talk.contains("unknown command 'confg': did you mean 'config'?")
    }
}

package ai.pmoves.repl.launcher

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What signals mean to a run, seen from outside: the words, the exit codes, what is left. */
class SignalsIT extends Specification {
    @TempDir
    Path folder

    private Path steps(Launcher launcher) {
        launcher.runbook('long', """
    step('first') { action { sh 'touch $folder/began; while [ ! -e $folder/go ]; do sleep 0.05; done; touch $folder/ended' } }
    step('second') { needs 'first'
        action { log 'second' } }""")
    }

    private Process running(Launcher launcher) {
        def process = launcher.starts('run', steps(launcher))
        Launcher.until('the step began') { Files.exists(folder.resolve('began')) }
        process
    }

    private static void signal(Process process, String name) {
        assert new ProcessBuilder('kill', "-$name", process.pid() as String).start().waitFor() == 0
    }

    def "one ^C lets the running step finish, starts no other, and says how to go on: 130"() {
        given:
        def launcher = new Launcher(folder)
        def process = running(launcher)

        when:
        signal(process, 'INT')
        Launcher.until('it answered') { Files.readString(folder.resolve('err.txt')).contains('Stopping after step 1') }
        Files.createFile(folder.resolve('go'))

        then:
        launcher.ends(process) == 130
        Files.exists(folder.resolve('ended'))
        launcher.talk.contains('not-run=1')

        and: "resume does the rest only"
        launcher.types('resume') == 0
        launcher.talk.contains('reused')
    }

    def "SIG#name ends the children and the run: #code"() {
        given:
        def launcher = new Launcher(folder)
        def process = running(launcher)

        when:
        signal(process, name)

        then:
        launcher.ends(process) == code
        !Files.exists(folder.resolve('ended'))
        launcher.talk.contains('interrupted=1')

        where:
        name   || code
        'TERM' || 143
        'HUP'  || 129
    }

    def "the third ^C leaves at once, and still says how to go on: 130"() {
        given:
        def launcher = new Launcher(folder)
        launcher.runbook('stubborn', "    step('first') { action { sh 'trap \"\" INT TERM; echo x > $folder/began; for i in 1 2 3 4 5 6 7 8 9; do sleep 1; done' } }")
        def process = launcher.starts('run', 'stubborn.groovy')
        Launcher.until('the step began') { Files.exists(folder.resolve('began')) }
        def told = { String words -> Launcher.until(words) { Files.readString(folder.resolve('err.txt')).contains(words) } }

        when:
        signal(process, 'INT')
        told('Stopping after step 1')
        signal(process, 'INT')
        told('Stopping now')
        signal(process, 'INT')

        then:
        launcher.ends(process) == 130
        launcher.talk.readLines().last().startsWith('Left at once. Resume: ')
    }

    def "killed without warning in the middle of an act: a decision is needed (7), and given it goes on"() {
        given:
        def launcher = new Launcher(folder)
        def process = running(launcher)
        process.destroyForcibly().waitFor()
        Files.createFile(folder.resolve('go'))

        expect:
        launcher.types('resume') == 7
        launcher.talk.contains('first')
        launcher.talk.contains('--answer')
        launcher.types('resume', '--answer', 'first=done') == 0
    }
}

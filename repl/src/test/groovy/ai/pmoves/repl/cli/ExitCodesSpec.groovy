package ai.pmoves.repl.cli

import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.StateDirectory
import ai.pmoves.repl.screen.Out
import ai.pmoves.repl.screen.Screen
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Every exit code is a promise to scripts; 130, 143 and 129 are in SignalsIT, which needs a process of its own. */
@Timeout(60)
class ExitCodesSpec extends Specification {
    @TempDir
    Path folder

    static final String FINE = "    step('one') { effect pure\n        action { log 'hello' } }"

    def "0 where everything succeeded, and again where there is nothing to do"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('fine', FINE)

        expect:
        desk.types('run', file) == 0
        desk.types('run', file) == 0
        desk.types('resume') == 2
        desk.talk.contains('no run waits to be resumed')
    }

    def "1 where a step failed"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('run', desk.runbook('bad', "    step('one') { action { sh 'exit 3' } }")) == 1
    }

    def "2 for what cannot be meant, with what probably was: #words"() {
        given:
        def desk = new Desk(folder)
        desk.runbook('fine', FINE)

        expect:
        desk.types(*words) == 2
        desk.talk.contains(hint)
        desk.out.size() == 0

        where:
        words                                               || hint
        ['pln', 'x.groovy']                                 || "unknown command 'pln': did you mean 'plan'?"
        ['run', '--parralel', '3', 'fine.groovy']           || "unknown option '--parralel': did you mean '--parallel'?"
        ['run']                                             || 'missing: RUNBOOK'
        ['run', 'fine.groovy', '-p', 'nme=x']               || "nme"
        ['run', 'nowhere.groovy']                           || 'there is no runbook'
        ['run', 'fine.groovy', '--only', 'onne']            || "'one'"
        ['run', 'fine.groovy', '--progress', 'plian']       || "did you mean 'plain'?"
        ['run', 'fine.groovy', '--answer', 'one=dnoe']      || "did you mean 'done'?"
        ['run', 'fine.groovy', '--fault', 'api:unhealthy']  || '--rehearse'
        ['show', 'zzzz']                                    || "no run 'zzzz'"
        ['completion', 'bahs']                              || "did you mean 'bash'?"
        ['explain', 'dokcer.no-engine']                     || "did you mean 'docker.no-engine'?"
        ['--color', 'pink', 'runs']                         || 'auto, always or never'
        ['compose', 'confg']                                || "did you mean 'config'?"
    }

    def "2 for a runbook with mistakes, each with its place"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('typo', "    step('one') { action { logg 'x' } }\n    step('two') { neds 'one'\n        action { } }")

        expect:
        desk.types('run', file) == 2
        desk.talk.contains('typo.groovy:3:')
        desk.talk.contains('typo.groovy:4:')
    }

    def "3 with --detailed-exitcode where a plan would act, 0 without"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('fine', FINE)

        expect:
        desk.types('plan', file, '--detailed-exitcode') == 3
        desk.types('plan', file) == 0
    }

    def "4 for a missing secret"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('hush', "    params { secret 'token' }\n$FINE")

        expect:
        desk.types('run', file, '-p', 'token=env:NO_SUCH_TOKEN') == 4
        desk.talk.contains('NO_SUCH_TOKEN')
    }

    def "5 where the state folder is not fit, before any step ran"() {
        given:
        Files.writeString(folder.resolve('state'), 'a file')
        def desk = new Desk(folder)

        expect:
        desk.types('run', desk.runbook('fine', FINE)) == 5
    }

    def "6 while another run holds the stack, told who"() {
        given:
        def desk = new Desk(folder)
        def other = new Desk(folder)
        def go = folder.resolve('go')
        def file = desk.runbook('long', "    step('wait') { action { sh 'while [ ! -e $go ]; do sleep 0.02; done' } }")
        def running = Thread.start { desk.types('run', file) }
        awaitRun(other)

        def run = other.json().runs[0].run

        expect:
        other.types('run', file) == 6
        other.talk.contains("held by run $run of 'long', begun ")
        other.talk.contains(ProcessHandle.current().pid() as String)
        other.talk.contains("fix: pmoves logs -f $run")

        cleanup:
        Files.createFile(go)
        running?.join()
    }

    private static void awaitRun(Desk desk) {
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20)
        while (System.nanoTime() < end) {
            if (desk.types('runs', '--json') == 0 && desk.json().runs.any { it.state == 'running' }) {
                return
            }
            Thread.onSpinWait()
        }
        throw new AssertionError('no run began')
    }

    def "#code without anybody to ask, with the option that answers: #option"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('asks', "    step('one') { $question\n        action { log 'done it' } }")

        expect:
        desk.types('run', file) == code
        desk.talk.contains(option)
        !desk.talk.contains('[y/N]')
        desk.types('run', file, option) == 0

        where:
        question                                                     || code | option
        "confirm 'Install an engine?'"                               || 5    | '--yes'
        "confirm severe('Delete the volumes of home?', 'home')"      || 5    | '--confirm=home'
    }

    def "70 for a defect of ours, with a report"() {
        given:
        def desk = new Desk(folder)
        desk.house = Stub(House) {
            openRuns() >> { throw new IllegalStateException('seven') }
            state() >> new StateDirectory(folder.resolve('state'))
        }

        expect:
        desk.types('runs') == 70
        desk.talk.contains('defect.txt')
        Files.readString(folder.resolve('state/defect.txt')).contains('seven')
    }

    def "141, quietly, where the reader went away"() {
        given:
        def desk = new Desk(folder)
        def gone = new OutputStream() {
            @Override
            void write(int b) throws IOException {
                throw new IOException('Broken pipe')
            }
        }
        def invocation = desk.invocation()

        expect:
        new Cli(invocation.with(new Out(gone, Screen.PLAIN), invocation.err())).run('explain', 'exit-codes') == 141
        desk.talk.empty
    }

    def "every code is explained"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('help', 'exit-codes') == 0
        ExitCode.values().every { desk.output.contains("${it.code()} ") && desk.output.contains(it.meaning()) }
    }
}

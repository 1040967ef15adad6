package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** How long a run took, how long it has waited, and what became of its steps since: as it is listed, shown and entered later. */
@Timeout(120)
class RunTimesSpec extends Specification {
    @TempDir
    Path folder

    private Path book(Desk desk, String name = 'web') {
        desk.runbook('up', """
    step('db') { effect idempotent; action { log 'db' }; undo { log 'back' } }
    step('$name') { needs 'db'; effect idempotent; action { sh 'test -e $folder/go' } }
    step('last') { needs '$name'; effect idempotent; action { sh 'exit 3' } }""")
    }

    private static void later(Desk desk, Duration time) {
        desk.clock = Clock.offset(Clock.systemUTC(), time)
    }

    def "a run that waits says for how long, and its waiting step has taken no time, however often it was come to"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', book(desk), '--break', 'web')
        def run = desk.lastRun()
        desk.types('resume', run, '--break', 'web')
        later(desk, Duration.ofMinutes(3))

        expect:
        desk.types('runs') == 0
        desk.output =~ /(?m)^$run +waiting 3 min +up +up +0\.\ds +3 min ago$/
        desk.types('show', run) == 0
        desk.output =~ /(?m)^  ! 2 web +a breakpoint stands before it$/
        desk.output =~ /(?m)^waiting for 3 min after 0\.\ds, started /
        desk.types('show', run, '--json') == 0
        desk.json().steps[1].started == desk.json().steps[1].ended

        when:
        desk.says([run], ':quit')

        then:
        desk.talk.contains("!  up waiting at step 2/3 'web' for 3 min")
    }

    def "a step that was taken back alone is undone in what is shown, and the run says so"() {
        given:
        def desk = new Desk(folder)
        Files.createFile(folder.resolve('go'))
        desk.types('run', book(desk), '--until', 'web')
        def run = desk.lastRun()
        desk.types('undo', run, 'db', '--yes')

        expect:
        desk.types('show', run) == 0
        desk.output =~ /(?m)^ << 1 db +0\.\ds +undone$/
        desk.output =~ /(?m)^succeeded after 0\.\ds, 1 step taken back since, started /
    }

    def "a step that stands in the runbook no more stops no run"() {
        given: "a run that failed at 'web', which is then called otherwise, and failed at 'last'"
        def desk = new Desk(folder)
        desk.types('run', book(desk))
        def run = desk.lastRun()
        Files.createFile(folder.resolve('go'))
        book(desk, 'site')
        desk.types('resume', run)

        when:
        desk.says([run], ':quit')

        then:
        desk.talk.contains("up failed at step 3/3 'last'")
        desk.talk.contains('ok=1 reused=1 failed=1')

        when:
        desk.types('show', run)

        then:
        desk.output =~ /(?m)^  x 4 web .*\(no longer in the runbook\)$/

        and: "what is decided is about the step that stopped it"
        desk.types('resume', run, '--restart', 'skip', '--reason', 'x') == 0
    }
}

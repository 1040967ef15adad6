package ai.pmoves.kernel

import spock.lang.Requires
import spock.lang.Timeout

import java.nio.ByteBuffer
import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.time.Duration

/** A state folder on a disk of 1 MB that is full while a run is on. */
@Timeout(60)
@Requires(value = { System.getProperty('user.name') == 'root' && 'mount -t tmpfs none /mnt'.execute(['LC_ALL=C'], null).waitFor() == 0 && 'umount /mnt'.execute().waitFor() == 0 },
        reason = 'only root may mount a small disk')
class DiskFullSpec extends KernelSpecification {

    def setup() {
        Files.createDirectory(folder.resolve('state'))
        assert shell('mount', '-t', 'tmpfs', '-o', 'size=1m,mode=0700', 'none', state()) == 0
    }

    def cleanup() {
        closeAll()
        shell('umount', '-l', state())
    }

    private String state() {
        folder.resolve('state')
    }

    private static int shell(String... words) {
        new ProcessBuilder(words).inheritIO().start().waitFor()
    }

    private Path filler() {
        folder.resolve('state/filler')
    }

    /** Takes every byte that is left. */
    private void fill() {
        FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.WRITE).withCloseable { out ->
            try {
                while (true) { out.write(ByteBuffer.allocate(512)) }
            } catch (IOException ignored) { }
        }
    }

    def "a journal that cannot be written ends the run with the cause and the way on; resume loses nothing"() {
        given:
        def full = false
        def plan = plan(step('a') { 'one' }, step('b') { if (!full) { full = true; fill() }; 'two' }.needs('a'),
                step('c') { it.output(StepPath.of('b')) }.needs('b'))

        when:
        run(openRuns(), plan)

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.FAILED
        e.problems()*.code() == ['journal.unwritable']
        e.message.contains('the disk is full')
        e.problems()[0].location().get().file() == folder.resolve('state/journal.db')
        def fix = e.problems()[0].fix() =~ /^free space there, then: pmoves resume (\w+)$/
        fix.matches()
        acted == ['a', 'b']

        when:
        closeAll()
        Files.delete(filler())
        acted.clear()
        def result = run(openRuns(), plan, resuming: fix.group(1))

        then:
        result.exitCode() == ExitCode.OK
        acted == ['b', 'c']
        outcome(result, 'a') == new Outcome.Reused('one', (outcome(result, 'a') as Outcome.Reused).reason())
        outcome(result, 'c') == new Outcome.Succeeded('two')
    }

    def "a run does not begin where there is no room for it, and says so"() {
        given:
        def runs = openRuns()
        run(runs, plan(step('a')))
        acted.clear()
        fill()

        when:
        run(runs, plan(step('a')))

        then:
        def e = thrown(PmovesException)
        e.exitCode() in [ExitCode.PRECONDITION, ExitCode.FAILED]
        e.message.contains('the disk is full') || e.message.contains('No space left')
        acted == []
    }

    def "a log that has no room keeps the outcome, and the run says that it is not complete"() {
        given:
        def plan = plan(step('a') { context ->
            fill()
            context.log('x' * 5000)
            Files.delete(filler())
            'done'
        })
        def runs = openRuns()

        when:
        def result = run(runs, plan)

        then:
        result.exitCode() == ExitCode.OK
        outcome(result, 'a') == new Outcome.Succeeded('done')
        events.find { it.type() == EventType.RUN_WARNING }.message() ==~ /the log of 'a' is not complete: .*No space left on device.*/
    }

    def "a disk that fills little by little stops the run, wherever it was; what was acknowledged is not done again"() {
        given: 'more results than the disk has room for'
        def acknowledged = []
        def steps = (0..<400).collect { i -> step("s$i") { 'x' * 4000 }.needs(i == 0 ? [] : [StepPath.of("s${i - 1}")]) }
        def plan = plan(steps as Step.Builder[])
        def listener = { if (it.type() == EventType.STEP_OUTCOME) { acknowledged << it.step() } } as RunListener

        when:
        openRuns().run(plan, request([:]), listener, control)

        then:
        def e = thrown(PmovesException)
        e.message.contains('the disk is full') || e.message.contains('No space left')
        e.problems()[0].fix().contains('pmoves resume')
        acknowledged.size() > 5

        when: 'there is room again'
        closeAll()
        shell('mount', '-o', 'remount,size=32m', state())
        acted.clear()
        def again = openRuns()
        def result = again.run(plan, request(resuming: again.journal().runs(1).first().id()), RunListener.SILENT, new RunControl())

        then:
        result.exitCode() == ExitCode.OK
        acted.intersect(acknowledged) == []
        acted.size() + acknowledged.size() == 400
    }

    def "a disk that is full at #row ends the run with the place and the way on, and resume goes on there"() {
        given:
        def full = false
        def fillOnce = { -> if (!full) { full = true; fill() } }
        def a = step('a') { 'one' }
        def b = step('b') { context -> atAct.call(fillOnce, context) }.needs('a').retry(new RetryPolicy(2, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0, RetryPolicy.On.ANY))
        def plan = plan(a, b, step('c').needs('b'))
        def listener = { if (it.type() == atEvent && it.step() == atStep) { fillOnce.call() } } as RunListener

        when:
        openRuns().run(plan, request([:]), listener, control)

        then:
        def e = thrown(PmovesException)
        e.problems()*.code() == ['journal.unwritable']
        e.problems()[0].where().file() == folder.resolve('state/journal.db')
        e.problems()[0].fix() ==~ /free space there, then: pmoves resume \w+/

        when:
        closeAll()
        Files.delete(filler())
        acted.clear()
        def again = openRuns()
        def result = again.run(plan, request(resuming: again.journal().runs(1).first().id()), RunListener.SILENT, new RunControl())

        then:
        result.exitCode() == ExitCode.OK
        acted == left

        where:
        row                    | atEvent                | atStep | atAct                                                                        || left
        'the first intent'     | EventType.RUN_STARTED  | ''     | { fill, context -> null }                                                    || ['a', 'b', 'c']
        'an intent'            | EventType.STEP_OUTCOME | 'a'    | { fill, context -> null }                                                    || ['b', 'c']
        'an outcome'           | null                   | ''     | { fill, context -> fill.call(); 'y' * 3000 }                                 || ['b', 'c']
        'a note of progress'   | null                   | ''     | { fill, context -> fill.call(); 20.times { context.progress("$it " * 2000) } } || ['b', 'c']
        'the start of a child' | null                   | ''     | { fill, context -> fill.call(); context.exec(Command.of('echo', 'z' * 250)).exitCode() } || ['b', 'c']
        'a promise of a retry' | null                   | ''     | { fill, context -> if (context.attempt() == 1) { fill.call(); throw new IllegalStateException('z' * 3000) } } || ['b', 'c']
        'the end of the run'   | EventType.STEP_OUTCOME | 'c'    | { fill, context -> null }                                                    || []
    }
}

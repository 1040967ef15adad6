package ai.pmoves.kernel

import spock.lang.Requires
import spock.lang.Timeout

import java.nio.ByteBuffer
import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption

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
}

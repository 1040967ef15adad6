package ai.pmoves.kernel.internal.lock

import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.PmovesException
import ai.pmoves.kernel.internal.journal.StateLayout
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.Callable

class StackLockSpec extends Specification {

    @TempDir
    Path folder

    def "of 50 that want a stack at once exactly one gets it"() {
        given:
        def pool = Executors.newFixedThreadPool(50)

        expect:
        (1..20).every {
            def start = new CountDownLatch(1)
            def tried = new CountDownLatch(50)
            def winners = (1..50).collect {
                pool.submit({
                    start.await()
                    def lock = acquire()
                    tried.countDown()
                    tried.await()
                    lock?.close()
                    lock == null ? 0 : 1
                } as Callable)
            }
            start.countDown()
            winners*.get().sum() == 1
        }

        cleanup:
        pool.shutdownNow()
    }

    @Timeout(20)
    def "a pipe in the place of #name does not hang who wants the stack"() {
        given:
        def locks = Files.createDirectories(new StateLayout(folder).locks())
        assert new ProcessBuilder('mkfifo', locks.resolve(name).toString()).start().waitFor() == 0

        when:
        def held = StackLock.held(new StateLayout(folder), 'starter')
        def refused = null
        try {
            StackLock.acquire(new StateLayout(folder), 'starter', 'bringup', Clock.systemUTC()).close()
        } catch (PmovesException e) {
            refused = e.message
        }

        then:
        !held
        refused == null ? name.endsWith('json') : refused.contains('it is a pipe, a device or a socket, not a file')

        where:
        name << ['starter.lock', 'starter.json']
    }

    def "the message names the holder; when that is killed the stack is free at once"() {
        given:
        def holder = new ProcessBuilder("${System.getProperty('java.home')}/bin/java", '-XX:TieredStopAtLevel=1', '-cp',
                System.getProperty('java.class.path'), 'ai.pmoves.kernel.harness.LockHolder', folder.toString()).start()
        assert holder.inputReader().readLine() == 'held'

        when:
        StackLock.acquire(new StateLayout(folder), 'starter', 'other', Clock.systemUTC())

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.LOCKED
        e.message ==~ /stack 'starter' is held by a run of 'bringup', pid ${holder.pid()} on \S+, since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \(wait for it, or stop it: kill -INT ${holder.pid()}\)/

        when:
        holder.destroyForcibly().waitFor()

        then:
        acquire().close()

        cleanup:
        holder.destroyForcibly()
    }

    def "a holder on another machine is named with it"() {
        given:
        def holder = new ProcessBuilder("${System.getProperty('java.home')}/bin/java", '-XX:TieredStopAtLevel=1', '-cp',
                System.getProperty('java.class.path'), 'ai.pmoves.kernel.harness.LockHolder', folder.toString()).start()
        assert holder.inputReader().readLine() == 'held'
        new LockInfo(new ProcessIdentity(77, '1', 'another-boot', 'jetson'), 'bringup', java.time.Instant.EPOCH)
                .write(folder.resolve('locks/starter.json'))

        when:
        StackLock.acquire(new StateLayout(folder), 'starter', 'other', Clock.systemUTC())

        then:
        def e = thrown(PmovesException)
        e.message == "stack 'starter' is held by a run of 'bringup', pid 77 on jetson, since 1970-01-01T00:00:00Z (wait for it, or stop it on jetson: kill -INT 77)"

        cleanup:
        holder.destroyForcibly()
    }

    def "a lock whose file beside it cannot be written is not kept"() {
        given:
        def beside = Files.createDirectories(folder.resolve('locks/starter.json/full'))

        when:
        StackLock.acquire(new StateLayout(folder), 'starter', 'bringup', Clock.systemUTC())

        then:
        thrown(PmovesException)

        when:
        Files.delete(beside)
        Files.delete(beside.parent)

        then:
        acquire().close()
    }

    def "a lock ends also where the file beside it cannot be removed"() {
        given:
        def lock = acquire()
        def beside = folder.resolve('locks/starter.json')
        Files.delete(beside)
        Files.createDirectories(beside.resolve('full'))

        when:
        lock.close()
        Files.delete(beside.resolve('full'))
        Files.delete(beside)

        then:
        acquire().close()
    }

    def "stacks do not stand in each other's way"() {
        expect:
        [acquire('a'), acquire('../a'), acquire('b')]*.close()
    }

    private StackLock acquire(String stack = 'starter') {
        try {
            return StackLock.acquire(new StateLayout(folder), stack, 'bringup', Clock.systemUTC())
        } catch (PmovesException e) {
            assert e.exitCode() == ExitCode.LOCKED
            return null
        }
    }
}

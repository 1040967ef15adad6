package ai.pmoves.gateway.internal.relay

import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Whoever fails while it is looked at harms nobody but itself, and is told. */
class WatchdogSpec extends Specification {
    @AutoCleanup('shutdownNow')
    ExecutorService workers = Executors.newSingleThreadExecutor { new Thread(it, 'the worker') }

    @AutoCleanup
    Watchdog watchdog = new Watchdog(workers)

    def "the others are looked at after #failure.class.simpleName, and whoever threw it is told"() {
        given:
        def told = new CompletableFuture<Throwable>()
        def looks = new CountDownLatch(3)

        when:
        watchdog.watch(watched({ throw failure }, { told.complete(it) }))

        then:
        told.get(5, TimeUnit.SECONDS).is(failure)

        when:
        watchdog.watch(watched({ looks.countDown() }, {}))

        then:
        looks.await(5, TimeUnit.SECONDS)

        where:
        failure << [new IllegalStateException(), new StackOverflowError(), new OutOfMemoryError()]
    }

    def "what is due is done by a worker"() {
        given:
        def by = new CompletableFuture<String>()

        when:
        watchdog.later({ by.complete(Thread.currentThread().name) }, 1)

        then:
        by.get(5, TimeUnit.SECONDS) == 'the worker'
    }

    private static Watchdog.Watched watched(Closure<?> check, Closure<?> told) {
        new Watchdog.Watched() {
            @Override
            void check(long now) {
                check.call()
            }

            @Override
            void unwatched(Throwable failure) {
                told.call(failure)
            }
        }
    }
}

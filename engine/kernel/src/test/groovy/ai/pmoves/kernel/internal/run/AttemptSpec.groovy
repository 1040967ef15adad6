package ai.pmoves.kernel.internal.run

import ai.pmoves.kernel.Effect
import ai.pmoves.kernel.Step
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Specification

class AttemptSpec extends Specification {

    def "what unblocks a step is called although another one #does"() {
        given:
        def attempt = new Attempt(Step.named('one').effect(Effect.PURE).action { null }.build(), 1)
        def end = new CountDownLatch(1)
        def called = new CountDownLatch(1)
        def told = new CompletableFuture<Throwable>()
        attempt.defectsTo { told.complete(it) }
        attempt.onStop { bad(end) }
        attempt.onStop { called.countDown() }

        when:
        attempt.stop(new Stop.RunStopped())

        then:
        called.await(10, TimeUnit.SECONDS)
        does == 'hangs' || told.get(10, TimeUnit.SECONDS).message == 'broken'

        cleanup:
        end.countDown()

        where:
        does    | bad
        'fails' | { CountDownLatch release -> throw new IllegalStateException('broken') }
        'hangs' | { CountDownLatch release -> release.await() }
    }
}

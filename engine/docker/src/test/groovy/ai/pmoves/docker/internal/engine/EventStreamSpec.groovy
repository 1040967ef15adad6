package ai.pmoves.docker.internal.engine

import java.time.Duration
import java.util.concurrent.BlockingQueue
import java.util.concurrent.CompletableFuture
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class EventStreamSpec extends Specification {

    def "an engine that ends the stream at once is asked again more and more slowly, and who waits looks after each"() {
        given:
        def engine = new FakeEngine()
        def api = EngineApi.connect(engine.endpoint)
        engine.asked.clear()
        BlockingQueue<EngineEvent> heard = new LinkedBlockingQueue<>()

        when:
        def begin = System.nanoTime()
        def stream = EventStream.open(api)
        stream.listen('some', heard::add)
        def paths = (1..5).collect { engine.asked.poll(20, TimeUnit.SECONDS) }
        def took = Duration.ofNanos(System.nanoTime() - begin)

        then: 'four waits of at least 50, 100, 200 and 400 ms'
        paths.every { it == '/v1.41/events' }
        took >= Duration.ofMillis(700)
        (1..3).every { heard.poll(5, TimeUnit.SECONDS) instanceof EngineEvent.Reconnected }

        cleanup:
        stream?.close()
        api?.close()
        engine.close()
    }

    def "waits grow to a bound, are never the same for all, and begin anew after it went well"() {
        given:
        def backoff = new Backoff(new Random(seed))

        expect:
        def waits = (1..12).collect { backoff.next().toMillis() as int }
        waits[0] in 50..100
        waits[3] in 400..800
        waits.drop(5).every { it in 1000..2000 }
        waits.drop(5).toSet().size() > 1

        when:
        backoff.reset()

        then:
        (backoff.next().toMillis() as int) in 50..100

        where:
        seed << (1..5)
    }

    def "a listener is heard although another one of the same container leaves at that moment"() {
        given:
        def listeners = new Listeners()
        def missed = new AtomicInteger()
        def over = false
        def restless = CompletableFuture.runAsync {
            def one = {} as java.util.function.Consumer
            while (!over) {
                listeners.add('c', one)
                listeners.remove('c', one)
            }
        }

        when:
        20_000.times {
            def heard = false
            def mine = { heard = true } as java.util.function.Consumer
            listeners.add('c', mine)
            listeners.tell('c', new EngineEvent.Reconnected())
            listeners.remove('c', mine)
            if (!heard) {
                missed.incrementAndGet()
            }
        }
        over = true
        restless.get(10, TimeUnit.SECONDS)

        then:
        missed.get() == 0
    }
}

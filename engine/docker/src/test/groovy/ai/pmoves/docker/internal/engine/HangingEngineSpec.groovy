package ai.pmoves.docker.internal.engine

import ai.pmoves.kernel.PmovesException
import java.nio.channels.ServerSocketChannel
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** An engine that accepts connections and never answers, or that answers the first questions only. */
@Timeout(30)
class HangingEngineSpec extends Specification {
    static final SHORT = new Limits(Duration.ofMillis(300), Duration.ofMillis(300))

    @TempDir Path folder

    /** Nothing ever accepts: the kernel completes the connections by itself. */
    def silent(String kind) {
        if (kind == 'tcp') {
            return ServerSocketChannel.open().bind(new InetSocketAddress('127.0.0.1', 0))
        }
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(folder.resolve('s')))
    }

    static String address(ServerSocketChannel server) {
        server.localAddress instanceof InetSocketAddress
            ? "tcp://127.0.0.1:${server.localAddress.port}" : "unix://${server.localAddress}"
    }

    def "an engine behind #kind that never says hello is given up in time, by what hangs and with what to type"() {
        given:
        def server = silent(kind)

        when:
        new Discovery([:], address(server), true, SHORT).connect()

        then:
        def hangs = thrown(PmovesException)
        hangs.problems()[0].code() == 'docker.engine-silent'
        hangs.problems()[0].message() == "the Docker engine hangs; tried ${address(server)} (--host): " +
            'accepts connections and does not answer (GET /_ping, 300 ms)'
        hangs.problems()[0].fix() == 'systemctl restart docker'

        cleanup:
        server.close()

        where:
        kind << ['unix', 'tcp']
    }

    def "the other users of a connection can close it while one waits for the hello"() {
        given:
        def server = silent('unix')
        def begun = new CountDownLatch(1)
        def handle = new EngineHandle({
            begun.countDown()
            new Discovery([:], address(server), true, new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20))).connect()
        })
        def waiting = new Thread({ handle.api() })
        waiting.uncaughtExceptionHandler = { thread, error -> }
        waiting.start()
        begun.await()

        when:
        CompletableFuture.runAsync { handle.close() }.get(5, TimeUnit.SECONDS)
        waiting.interrupt()
        waiting.join(5_000)

        then:
        !waiting.alive

        cleanup:
        server.close()
    }

    def "#what that hangs after the hello is given up in time and named"() {
        given:
        def engine = new FakeEngine(hanging: '/events')
        def api = EngineApi.connect(engine.endpoint, SHORT)

        when:
        ask(api)

        then:
        def gone = thrown(EngineGone)
        gone.problems()[0].message() == "the engine stopped answering at ${engine.endpoint.uri()}: GET /events: no answer within 300 ms"

        cleanup:
        api?.close()
        engine.close()

        where:
        what        | ask
        'a command' | { EngineApi it -> it.get('/events') }
        'a stream'  | { EngineApi it -> it.stream('GET', '/events?filters=x', [:], null) }
        'a log'     | { EngineApi it -> it.bytes('/events?tail=1') }
    }

    def "a failure to connect is not remembered, and one's interrupt is not another's failure"() {
        given:
        def calls = 0
        def first = new CountDownLatch(1)
        def shared = new Shared<String>({
            if (calls++ == 0) {
                first.countDown()
                try {
                    new CountDownLatch(1).await()
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt()
                    throw new IllegalStateException('stopped')
                }
            }
            'made'
        })
        def stopped = new CompletableFuture<Throwable>()
        def one = new Thread({ shared.get() })
        one.uncaughtExceptionHandler = { thread, error -> stopped.complete(error) }
        one.start()
        first.await()
        def other = CompletableFuture.supplyAsync { shared.get() }

        when:
        one.interrupt()

        then:
        stopped.get(5, TimeUnit.SECONDS).message == 'stopped'
        other.get(5, TimeUnit.SECONDS) == 'made'
        shared.get() == 'made'
    }
}

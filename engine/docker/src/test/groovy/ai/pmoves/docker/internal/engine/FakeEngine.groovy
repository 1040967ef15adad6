package ai.pmoves.docker.internal.engine

import com.sun.net.httpserver.HttpServer
import java.util.concurrent.BlockingQueue
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.LinkedBlockingQueue

/** Says hello as an engine does and answers everything else with an empty 200, unless it is told to hang or to say something else. */
class FakeEngine implements AutoCloseable {
    String hanging = 'nothing'
    /** What is done instead with the requests whose paths end like a key. */
    Map<String, Closure> answers = [:]
    /** Paths, in the order of the requests. */
    final BlockingQueue<String> asked = new LinkedBlockingQueue<>()
    private final CountDownLatch end = new CountDownLatch(1)
    private final ExecutorService threads = Executors.newCachedThreadPool()
    private final HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)

    FakeEngine() {
        server.executor = threads
        server.createContext('/') { exchange ->
            String path = exchange.requestURI.path
            asked.add(path)
            if (path.endsWith(hanging)) {
                end.await()
            }
            exchange.responseHeaders.add('Api-Version', '1.41')
            def own = answers.find { path.endsWith(it.key) }?.value
            own == null ? exchange.sendResponseHeaders(200, -1) : own(exchange)
            exchange.close()
        }
        server.start()
    }

    Endpoint getEndpoint() {
        new Endpoint(URI.create("tcp://127.0.0.1:${server.address.port}"), 'test', null)
    }

    @Override
    void close() {
        end.countDown()
        server.stop(0)
        threads.shutdownNow()
    }
}

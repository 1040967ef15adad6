package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.Limits;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.ByteBufferRequestContent;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProtocolHandlers;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Connections to providers: kept as long as those servers keep them that close first, no redirects, no cookies, no proxies. */
public final class Upstream implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    /** Uvicorn closes a connection that was not used for 5 s; a request must not be sent into one that is being closed. */
    private static final int KEPT_MILLIS = 4_000;

    private static final int CONNECTIONS = 2_048;

    /** Of the headers of an answer. */
    static final int HEAD_BYTES = 32 << 10;

    private final HttpClient client;
    private final Limits limits;

    public Upstream(QueuedThreadPool threads, Limits limits) throws Exception {
        this.limits = limits;
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        // Seen with Jetty 12.1.14 where providers close connections in the middle: with pooled buffers, parts of other
        // streams were lost, and without a pool none were. Why is not known.
        client.setByteBufferPool(new ByteBufferPool.NonPooling());
        client.setUseInputDirectByteBuffers(false);
        client.setUseOutputDirectByteBuffers(false);
        client.setConnectTimeout(CONNECT_MILLIS);
        client.setAddressResolutionTimeout(CONNECT_MILLIS);
        client.setIdleTimeout(KEPT_MILLIS);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setMaxConnectionsPerDestination(CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(CONNECTIONS);
        client.setMaxResponseHeadersSize(HEAD_BYTES);
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "pmoves-gateway"));
        client.start();
        client.getContentDecoderFactories().clear(); // a stream that is compressed comes late
        ProtocolHandlers handlers = client.getProtocolHandlers();
        handlers.clear(); // what a provider answers is told as it is, but for what only announces an answer
        handlers.put(new Interim());
    }

    /** Takes all answers of 1xx for early hints, which are followed by the real one; Jetty itself knows only the first 100 of a request. */
    private static final class Interim extends EarlyHintsProtocolHandler {
        @Override
        public boolean accept(Request request, Response response) {
            return response.getStatus() / 100 == 1 && response.getStatus() != HttpStatus.SWITCHING_PROTOCOLS_101;
        }
    }

    /** A request that is ready to be sent. */
    Request request(Candidate candidate, String path, boolean stream, ByteBuffer[] body) {
        Request request = client.newRequest(URI.create(candidate.base() + path))
                .method("POST")
                .idleTimeout(0, TimeUnit.MILLISECONDS)
                .headers(headers -> {
                    headers.put(HttpHeader.ACCEPT, stream ? "text/event-stream" : "application/json");
                    if (!candidate.key().isEmpty()) {
                        headers.put(HttpHeader.AUTHORIZATION, "Bearer " + candidate.key());
                    }
                });
        return request.body(new ByteBufferRequestContent("application/json", body));
    }

    Limits limits() {
        return limits;
    }

    @Override
    public void close() throws Exception {
        client.stop();
    }
}

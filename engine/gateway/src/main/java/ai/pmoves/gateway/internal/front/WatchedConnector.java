package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.Limits;
import ai.pmoves.gateway.internal.relay.Watchdog;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Where clients connect. */
public final class WatchedConnector extends ServerConnector {
    static final int IDLE_MILLIS = 60_000;
    static final int HEAD_BYTES = 16 << 10;
    private static final int WAITING_CONNECTIONS = 1_024;

    private final Watchdog watchdog;
    private final Limits limits;

    public WatchedConnector(Server server, Watchdog watchdog, Limits limits, InetSocketAddress address) {
        super(server, 1, 1, new HttpConnectionFactory(configuration()));
        this.watchdog = watchdog;
        this.limits = limits;
        setHost(address.getAddress().getHostAddress());
        setPort(address.getPort());
        setIdleTimeout(IDLE_MILLIS);
        setAcceptQueueSize(WAITING_CONNECTIONS);
        setReuseAddress(true);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setRequestHeaderSize(HEAD_BYTES);
        configuration.setUriCompliance(UriCompliance.RFC3986);
        return configuration;
    }

    /** The connection on which a request came; all of them are of the kind that is made below. */
    static WatchedEndPoint connection(Request request) {
        return (WatchedEndPoint) request.getConnectionMetaData().getConnection().getEndPoint();
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        WatchedEndPoint endPoint = new WatchedEndPoint(
                channel,
                selector,
                key,
                getScheduler(),
                watchdog,
                limits.headers().toNanos());
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }
}

package ai.pmoves.gateway;

import ai.pmoves.gateway.internal.front.Front;
import ai.pmoves.gateway.internal.front.ProtocolErrors;
import ai.pmoves.gateway.internal.front.WatchedConnector;
import ai.pmoves.gateway.internal.ledger.Ledger;
import ai.pmoves.gateway.internal.ledger.Metrics;
import ai.pmoves.gateway.internal.relay.Circuits;
import ai.pmoves.gateway.internal.relay.Memory;
import ai.pmoves.gateway.internal.relay.Relay;
import ai.pmoves.gateway.internal.relay.Upstream;
import ai.pmoves.gateway.internal.relay.Watchdog;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A gateway that runs. */
public final class Gateway implements AutoCloseable {
    /** Answers in one piece may hold one part of so many of all memory; they are copied once. */
    private static final int SHARE = 6;

    private static final int THREADS = 32;
    private static final int FEWEST_THREADS = 4;
    private static final long POLL_MILLIS = 20;

    private final Server server;
    private final WatchedConnector connector;
    private final Deque<AutoCloseable> open;
    private final Front front;
    private final Ledger ledger;
    private final Limits limits;

    private Gateway(
            Server server,
            WatchedConnector connector,
            Deque<AutoCloseable> open,
            Front front,
            Ledger ledger,
            Limits limits) {
        this.server = server;
        this.connector = connector;
        this.open = open;
        this.front = front;
        this.ledger = ledger;
        this.limits = limits;
    }

    /**
     * @throws PmovesException (precondition) where it cannot listen there or keep its log; (locked) where another one has the folder
     */
    public static Gateway start(Lineup lineup, GatewaySettings settings) {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            return start(lineup, settings, open);
        } catch (IOException e) {
            closeAll(open);
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("gateway.listen", "cannot listen on " + name(settings.listen()) + ": " + cause(e))
                            .fix("--listen 127.0.0.1:PORT with another port"),
                    e);
        } catch (PmovesException e) {
            closeAll(open);
            throw e;
        } catch (Exception e) {
            closeAll(open);
            throw new IllegalStateException("the gateway does not start", e);
        }
    }

    private static Gateway start(Lineup lineup, GatewaySettings settings, Deque<AutoCloseable> open) throws Exception {
        Ledger ledger = Ledger.open(settings.folder(), settings.clock(), settings.keep());
        open.push(ledger);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, FEWEST_THREADS);
        threads.setName("gateway");
        Server server = new Server(threads);
        Watchdog watchdog = new Watchdog(threads);
        open.push(watchdog);
        Upstream upstream = new Upstream(threads, settings.limits());
        open.push(upstream);
        Circuits circuits = new Circuits(settings.circuit());
        AtomicInteger running = new AtomicInteger();
        Metrics metrics =
                new Metrics(running::get, circuits::states, ledger::dropped, lineup.allowances(), ledger::spent);
        Relay relay = new Relay(
                upstream,
                watchdog,
                new Memory(Math.max(
                        settings.limits().answer(), Runtime.getRuntime().maxMemory() / SHARE)),
                circuits,
                ledger.purse(),
                settings.clock(),
                settings.circuit().pause(),
                record -> {
                    metrics.add(record);
                    ledger.add(record);
                });
        Front front = new Front(
                lineup,
                settings,
                relay,
                running,
                metrics::text,
                metrics::refused,
                () -> Map.of("log", ledger.failing() ? "error" : "ok"));
        WatchedConnector connector = new WatchedConnector(server, watchdog, settings.limits(), settings.listen());
        server.addConnector(connector);
        server.setHandler(front);
        server.setErrorHandler(new ProtocolErrors(metrics::refused));
        open.push(server::stop);
        server.start();
        return new Gateway(server, connector, open, front, ledger, settings.limits());
    }

    private static String name(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    private static String cause(IOException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** The port on which it listens. */
    public int port() {
        return connector.getLocalPort();
    }

    /** How much of it is spent in the stretch that is on. */
    public long spent(Allowance allowance) {
        return ledger.spent(allowance);
    }

    /** How many requests are being answered. */
    public int running() {
        return front.running();
    }

    /** Takes no more requests, lets the running ones end for a while, and stops. */
    @Override
    public void close() {
        try {
            var unused = connector.shutdown();
            long until = System.nanoTime() + limits.stop().toNanos();
            while (front.running() > 0 && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeAll(open);
        server.destroy();
    }

    private static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                // the others are closed all the same
            }
        }
    }
}

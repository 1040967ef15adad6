package ai.pmoves.routing.probe;

import ai.pmoves.routing.Policy;
import ai.pmoves.routing.Provider;
import ai.pmoves.routing.Terms;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Providers of a policy, played on the loopback: each answers with its own name, and those that are down do not answer at all. For
 * seeing an order with one's own eyes; nobody is paid, and no key is used.
 */
public final class StandIns implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Policy policy;

    /** @param down names of providers and of tiers */
    public StandIns(Policy policy, Set<String> down) throws IOException {
        Map<String, Provider> played = new HashMap<>();
        for (Policy.Tier tier : policy.tiers()) {
            for (Provider provider : tier.providers()) {
                boolean silent = down.contains(tier.name()) || down.contains(provider.name());
                int port = silent ? closedPort() : listen(provider.name());
                played.put(
                        provider.name(),
                        new Provider(
                                provider.name(),
                                Provider.Kind.OPENAI,
                                "http://127.0.0.1:" + port + "/v1",
                                List.of(),
                                null,
                                provider.where()));
            }
        }
        this.policy = new Policy(
                policy.tiers().stream()
                        .map(tier -> new Policy.Tier(
                                tier.name(),
                                tier.within(),
                                tier.firstToken(),
                                tier.retries(),
                                tier.providers().stream()
                                        .map(provider -> played.getOrDefault(provider.name(), provider))
                                        .toList(),
                                Terms.NONE,
                                tier.where()))
                        .toList(),
                policy.routes());
    }

    /** The same order, with the addresses of the stand-ins, and neither keys nor terms. */
    public Policy policy() {
        return policy;
    }

    /** Who was asked and answered, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    private int listen(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, name));
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void answer(HttpExchange exchange, String name) throws IOException {
        asked.add(name);
        boolean stream = JSON.readTree(exchange.getRequestBody()).path("stream").asBoolean();
        byte[] body = (stream ? events(name) : JSON.writeValueAsString(document(name, "message", "chat.completion")))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", stream ? "text/event-stream" : "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String events(String name) throws IOException {
        return "data: " + JSON.writeValueAsString(document(name, "delta", "chat.completion.chunk"))
                + "\n\ndata: [DONE]\n\n";
    }

    private static Map<String, Object> document(String name, String field, String object) {
        return Map.of(
                "id",
                "stand-in",
                "object",
                object,
                "created",
                0,
                "model",
                name,
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "finish_reason",
                        "stop",
                        field,
                        Map.of("role", "assistant", "content", "answered by " + name))),
                "usage",
                Map.of("prompt_tokens", 1, "completion_tokens", 3, "total_tokens", 4));
    }
}

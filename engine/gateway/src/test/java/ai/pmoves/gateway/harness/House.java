package ai.pmoves.gateway.harness;

import ai.pmoves.gateway.Allowance;
import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.Gateway;
import ai.pmoves.gateway.GatewaySettings;
import ai.pmoves.gateway.Limits;
import ai.pmoves.gateway.Lineup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A gateway with stand-ins behind it, each a tier of its own, in the order in which they are named. */
public final class House implements AutoCloseable {
    public static final String KEY = "sk-of-the-house-1234567890";

    /** Limits that a test need not wait for. */
    public static final Limits QUICK = new Limits(
            1 << 20,
            1 << 20,
            64 << 10,
            8,
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2));

    /** Asks everybody always. */
    public static final GatewaySettings.Circuit NEVER_OPEN =
            new GatewaySettings.Circuit(1_000_000, 1_000_000, 100, Duration.ofSeconds(10));

    public final Map<String, StandIn> standIns = new LinkedHashMap<>();
    public Path folder;
    public Limits limits = QUICK;
    public GatewaySettings.Circuit circuit = NEVER_OPEN;
    public Duration within = Duration.ofMillis(600);
    public int retries;
    public @Nullable String token;
    public Clock clock = Clock.systemUTC();
    public final Map<String, List<Allowance>> allowances = new LinkedHashMap<>();
    private @Nullable Gateway gateway;

    public House(String... names) throws IOException {
        folder = Files.createTempDirectory("gateway");
        for (String name : names) {
            standIns.put(name, new StandIn(name));
        }
    }

    public StandIn standIn(String name) {
        return Objects.requireNonNull(standIns.get(name));
    }

    public List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        standIns.forEach((name, one) -> all.add(new Candidate(
                name,
                "tier of " + name,
                name,
                URI.create(one.base()),
                "KEY_OF_" + name.toUpperCase(Locale.ROOT),
                KEY,
                "model-of-" + name,
                within,
                within,
                retries,
                allowances.getOrDefault(name, List.of()))));
        return all;
    }

    public House open() {
        gateway = Gateway.start(
                new Lineup(
                        new TreeMap<>(Map.of("chat", candidates(), "answers", candidates())).descendingMap(),
                        Map.of("embed", candidates()),
                        Set.of("answers")),
                settings());
        return this;
    }

    public GatewaySettings settings() {
        return new GatewaySettings(
                new InetSocketAddress("127.0.0.1", 0),
                token,
                folder.resolve("state"),
                Duration.ofDays(7),
                limits,
                circuit,
                "0.1",
                clock);
    }

    public Gateway gateway() {
        return Objects.requireNonNull(gateway);
    }

    public int port() {
        return gateway().port();
    }

    public Wire.Answer chat(String more) throws IOException {
        return Wire.post(
                port(),
                "/v1/chat/completions",
                "{\"model\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]" + more + "}");
    }

    public void stop() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }

    @Override
    public void close() throws Exception {
        stop();
        for (StandIn one : standIns.values()) {
            one.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

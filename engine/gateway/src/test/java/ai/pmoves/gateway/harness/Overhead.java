package ai.pmoves.gateway.harness;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a gateway adds to an answer, and how many it gives: a stand-in asked directly, through ours, and through another one, by
 * turns, one request at a time; then each by many at one time. Medians of rounds.
 */
public final class Overhead {
    private static final int TRIED = 50;
    private static final int ROUNDS = 5;
    private static final int WARM = 3_000;
    private static final int ASKED = 2_000;
    private static final int CLIENTS = 16;
    private static final long LOAD_MILLIS = 3_000;
    private static final String BODY = "{\"model\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":\""
            + "Say something. ".repeat(20) + "\"}]}";

    private Overhead() {}

    private record Way(String name, int port, String path, String body, String... headers) {
        Keen connect() throws Exception {
            return new Keen(port, path, body, headers);
        }
    }

    /** @param args the port of a Portkey gateway, where there is one */
    public static void main(String... args) throws Exception {
        Path folder = Files.createTempDirectory("overhead");
        try (StandIn one = new StandIn("one", 6).forgetful()) {
            int direct = URI.create(one.base()).getPort();
            String policy =
                    "runbook('p') { about 'p'\n routing {\n tier('local') { within 20.seconds\n openai 'one', at: '"
                            + one.base()
                            + "' }\n chat('chat') { ask 'one', 'm' } }\n step('s') { action { show 'x' } } }\n";
            try (Launched ours = Launched.start(folder, policy, Map.of())) {
                for (String stream : List.of("", ",\"stream\":true")) {
                    String body = BODY.substring(0, BODY.length() - 1) + stream + "}";
                    List<Way> ways = new ArrayList<>();
                    ways.add(new Way("direct", direct, "/v1/chat/completions", body));
                    ways.add(new Way("pmoves", ours.port, "/v1/chat/completions", body));
                    if (args.length > 0) {
                        ways.add(new Way(
                                "portkey",
                                Integer.parseInt(args[0]),
                                "/v1/chat/completions",
                                body,
                                "x-portkey-config: {\"strategy\":{\"mode\":\"fallback\"},\"targets\":[{\"provider\":\"openai\",\"api_key\":\"k\",\"custom_host\":\""
                                        + one.base() + "\"}]}"));
                    }
                    System.out.println(stream.isEmpty() ? "answers in one piece" : "streams of 8 events");
                    measure(ways);
                }
                System.out.println("memory of pmoves after that: " + ours.megabytes() + " MB");
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void measure(List<Way> all) throws Exception {
        List<Way> ways = answering(all);
        List<List<long[]>> rounds = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            rounds.add(new ArrayList<>());
        }
        byTurns(ways, WARM);
        for (Way way : ways) {
            load(way, LOAD_MILLIS / 2); // the second stage of a compiler comes with load
        }
        for (int round = 0; round < ROUNDS; round++) {
            long[][] nanos = byTurns(ways, ASKED);
            for (int way = 0; way < ways.size(); way++) {
                Arrays.sort(nanos[way]);
                rounds.get(way).add(new long[] {
                    nanos[way][ASKED / 2], nanos[way][ASKED * 99 / 100], load(ways.get(way), LOAD_MILLIS)
                });
            }
        }
        System.out.printf(
                "%-8s %10s %10s %14s %14s %12s%n", "", "p50", "p99", "added to p50", "added to p99", "requests/s");
        List<long[]> direct = rounds.get(0);
        for (int i = 0; i < ways.size(); i++) {
            Way way = ways.get(i);
            List<long[]> own = rounds.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %7.2f ms %7.2f ms %11.2f ms %11.2f ms %12d%n",
                    way.name(),
                    median(own, 0) / 1e6,
                    median(own, 1) / 1e6,
                    (median(own, 0) - median(direct, 0)) / 1e6,
                    (median(own, 1) - median(direct, 1)) / 1e6,
                    median(own, 2));
        }
    }

    /** One that does not answer such requests is told, and left out. */
    private static List<Way> answering(List<Way> all) throws Exception {
        List<Way> ways = new ArrayList<>();
        for (Way way : all) {
            try {
                byTurns(List.of(way), TRIED);
                ways.add(way);
            } catch (IOException e) {
                System.out.println(way.name() + " is left out: " + e.getMessage());
            }
        }
        return ways;
    }

    private static long[][] byTurns(List<Way> ways, int times) throws Exception {
        List<Keen> connections = new ArrayList<>();
        try {
            for (Way way : ways) {
                connections.add(way.connect()); // anew each time: servers close what was not used for a while
            }
            long[][] nanos = new long[ways.size()][times];
            for (int i = 0; i < times; i++) {
                for (int way = 0; way < ways.size(); way++) {
                    nanos[way][i] = connections.get(way).ask();
                }
            }
            return nanos;
        } finally {
            for (Keen one : connections) {
                one.close();
            }
        }
    }

    private static long median(List<long[]> rounds, int which) {
        return rounds.stream()
                .mapToLong(one -> one[which])
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElse(0);
    }

    /** @return answers per second to many clients at one time */
    private static long load(Way way, long millis) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong count = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(CLIENTS);
        long begin = System.nanoTime();
        for (int i = 0; i < CLIENTS; i++) {
            Thread client = new Thread(() -> {
                try (Keen one = way.connect()) {
                    while (!over.get()) {
                        one.ask();
                        count.incrementAndGet();
                    }
                } catch (Exception e) {
                    failed.incrementAndGet();
                } finally {
                    ended.countDown();
                }
            });
            client.setDaemon(true);
            client.start();
        }
        Thread.sleep(millis);
        over.set(true);
        ended.await();
        if (failed.get() > 0) {
            System.out.println(way.name() + ": " + failed + " clients failed");
        }
        return count.get() * 1_000_000_000L / (System.nanoTime() - begin);
    }
}

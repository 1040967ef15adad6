package ai.pmoves.gateway.harness;

import ai.pmoves.gateway.Limits;
import ai.pmoves.kernel.Json;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Streams through providers that fail at random. What each provider does with each request is drawn before, so that it is known
 * who has to answer which request, and with which cause the others have to end.
 */
public final class Chaos {
    private static final List<String> PROVIDERS = List.of("alpha", "bravo", "charlie", "delta");
    private static final int CLIENTS = 48;
    private static final int WORDS = 6;
    private static final String MEASURED = "r";

    /** Asked before: a JVM that has loaded and compiled nothing is late by itself where others want the processor, too. */
    private static final String WARM = "w";

    private static final int WARMING = 150;

    /** What came of it. {@code wrong} tells every request that did not end as it had to. */
    public record Result(
            int requests,
            int answered,
            int broken,
            int refused,
            int hung,
            int chargedTwice,
            int notAborted,
            Map<Fate, Integer> fates,
            List<String> wrong) {}

    private final long seed;
    private final Map<Fate, Integer> fates = new TreeMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger hung = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    private Chaos(long seed) {
        this.seed = seed;
    }

    public static void main(String... args) throws Exception {
        int requests = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        long begin = System.nanoTime();
        Result result = run(requests, seed, Duration.ofSeconds(2));
        System.out.printf(
                Locale.ROOT,
                "%d streamed requests to %d tiers, seed %d, %.0f s; what the providers did:%n  %s%n",
                result.requests(),
                PROVIDERS.size(),
                seed,
                (System.nanoTime() - begin) / 1e9,
                result.fates());
        System.out.printf("%-60s %6d%n", "answered whole by the first tier that could", result.answered());
        System.out.printf("%-60s %6d%n", "broken off by the provider, ended with the true cause", result.broken());
        System.out.printf("%-60s %6d%n", "answered by nobody, refused with every true cause", result.refused());
        System.out.printf("%-60s %6d%n", "anything else", result.wrong().size());
        System.out.printf("%-60s %6d%n", "hung", result.hung());
        System.out.printf("%-60s %6d%n", "charged twice", result.chargedTwice());
        System.out.printf("%-60s %6d%n", "given up and not aborted", result.notAborted());
        result.wrong().stream().limit(10).forEach(System.out::println);
        System.exit(
                result.wrong().isEmpty() && result.chargedTwice() == 0 && result.hung() == 0 && result.notAborted() == 0
                        ? 0
                        : 1);
    }

    public static Result run(int requests, long seed, Duration patience) throws Exception {
        Chaos chaos = new Chaos(seed);
        try (House house = new House(PROVIDERS.toArray(String[]::new))) {
            return chaos.run(house, requests, patience);
        }
    }

    private Result run(House house, int requests, Duration patience) throws Exception {
        house.within = patience;
        house.limits = new Limits(
                1 << 20,
                1 << 20,
                256 << 10,
                CLIENTS * 2,
                patience,
                patience,
                patience,
                patience.multipliedBy(5),
                patience);
        house.standIns.forEach((name, one) ->
                one.will(call -> fate(name, String.valueOf(call.body().get("user")))));
        house.open();
        new Chaos(seed).ask(house, WARM, WARMING);
        ask(house, MEASURED, requests);
        return result(house, requests);
    }

    private void ask(House house, String users, int requests) throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < requests; i++) {
            String user = users + i;
            clients.execute(() -> one(house, user));
        }
        clients.shutdown();
        if (!clients.awaitTermination(10, TimeUnit.MINUTES)) {
            clients.shutdownNow();
        }
    }

    private Result result(House house, int requests) throws InterruptedException {
        int twice = 0;
        int hanging = 0;
        for (int i = 0; i < requests; i++) {
            String user = MEASURED + i;
            twice += house.standIns.values().stream()
                                    .filter(one -> one.chargedTo.contains(user))
                                    .count()
                            > 1
                    ? 1
                    : 0;
        }
        for (Map.Entry<String, StandIn> one : house.standIns.entrySet()) {
            for (StandIn.Call call : one.getValue().calls) {
                String user = String.valueOf(call.body().get("user"));
                Fate fate = fate(one.getKey(), user);
                if (user.startsWith(MEASURED)) {
                    fates.merge(fate, 1, Integer::sum);
                }
                boolean waits = fate.name().startsWith("HANGS");
                hanging += waits && !one.getValue().left.tryAcquire(5, TimeUnit.SECONDS) ? 1 : 0;
            }
        }
        return new Result(
                requests,
                answered.get(),
                broken.get(),
                refused.get(),
                hung.get(),
                twice,
                hanging,
                fates,
                new ArrayList<>(wrong));
    }

    /** Half of them answer; the others have all fates that a stream can have but to be wrong itself. */
    private Fate fate(String provider, String user) {
        Random random = new Random(seed * 31 + (provider + user).hashCode() * 7919L);
        random.nextInt();
        if (random.nextInt(100) < 50) {
            return Fate.OK;
        }
        Fate[] all = Fate.values();
        while (true) {
            Fate fate = all[random.nextInt(all.length)];
            if (fate != Fate.OK && fate != Fate.REFUSES) {
                return fate;
            }
        }
    }

    private void one(House house, String user) {
        try {
            Wire.Answer answer = house.chat(",\"stream\":true,\"user\":\"" + user + "\"");
            String end = end(user, answer);
            if (!end.isEmpty()) {
                wrong.add(user + ": " + end + "; fates "
                        + PROVIDERS.stream().map(one -> fate(one, user)).toList() + "; "
                        + answer.header("x-pmoves-attempts") + " " + answer.status() + "; sent whole by "
                        + house.standIns.entrySet().stream()
                                .filter(one -> one.getValue().chargedTo.contains(user))
                                .map(Map.Entry::getKey)
                                .toList());
            }
        } catch (SocketTimeoutException e) {
            hung.incrementAndGet();
        } catch (IOException | RuntimeException e) {
            wrong.add(user + ": " + e);
        }
    }

    /** @return what is wrong, or nothing */
    private String end(String user, Wire.Answer answer) {
        List<String> before = new ArrayList<>();
        for (String provider : PROVIDERS) {
            Fate fate = fate(provider, user);
            boolean whole = fate == Fate.OK;
            if (whole || fate.name().endsWith("IN_THE_MIDDLE")) {
                String path = answer.header("x-pmoves-attempts");
                if (!answer.header("x-pmoves-provider").equals(provider)
                        || path.split(", ").length != before.size() + 1
                        || !before.stream().allMatch(path::contains)) {
                    return "answered by the wrong tier";
                }
                return whole ? whole(provider, answer) : broken(provider, fate, answer);
            }
            before.add(provider + ": " + cause(fate));
        }
        refused.incrementAndGet();
        String message = answer.message();
        return answer.status() >= 429 && before.stream().allMatch(message::contains)
                ? ""
                : "refused with the wrong cause: " + message;
    }

    private String whole(String provider, Wire.Answer answer) {
        answered.incrementAndGet();
        long words = answer.events().stream()
                .filter(event -> event.contains("\"" + provider + " \""))
                .count();
        boolean done = answer.events().get(answer.events().size() - 1).equals("[DONE]");
        return words == WORDS && done && answer.events().size() == WORDS + 2 ? "" : "not whole: " + answer.events();
    }

    private String broken(String provider, Fate fate, Wire.Answer answer) {
        broken.incrementAndGet();
        List<String> events = answer.events();
        String last = events.get(events.size() - 1);
        String message = Json.readObject(last).get("error") instanceof Map<?, ?> error
                ? String.valueOf(error.get("message"))
                : "";
        return message.startsWith(provider + " " + cause(fate)) && !events.contains("[DONE]")
                ? ""
                : "broken with the wrong cause: " + last;
    }

    private static String cause(Fate fate) {
        return switch (fate) {
            case DIES_BEFORE_HEADERS, DIES_AFTER_HEADERS -> "closed the connection without an answer";
            case DIES_IN_THE_MIDDLE -> "closed the stream before its end";
            case HANGS, HANGS_AFTER_HEADERS -> "no first token within";
            case HANGS_IN_THE_MIDDLE -> "silent for";
            case NO_HTTP -> "answered garbage: no HTTP";
            case GARBAGE -> "answered garbage: no JSON object";
            case GARBAGE_IN_THE_MIDDLE -> "streamed garbage: an event that is no JSON object";
            case ENDLESS_LINE -> "streamed garbage: an event is longer than";
            case FAILS -> "failed (500)";
            case LIMITED -> "too many requests (429)";
            case UNAUTHORIZED -> "refused the key";
            case NO_MODEL -> "knows no such model";
            case ERROR_IN_BODY -> "answered with an error";
            case OK, REFUSES -> "";
        };
    }
}

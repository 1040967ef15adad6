package ai.pmoves.dsl.language;

import ai.pmoves.gateway.Gateway;
import ai.pmoves.gateway.GatewaySettings;
import ai.pmoves.gateway.Limits;
import ai.pmoves.gateway.Lineup;
import ai.pmoves.kernel.StepContext;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.probe.Found;
import ai.pmoves.routing.probe.Probe;
import ai.pmoves.routing.probe.Smoke;
import ai.pmoves.routing.probe.StandIns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries what a policy names and does. Apart from the words, so that no other step loads a gateway. A rehearsal tries nothing. */
final class RoutingTrials {
    private static final RoutingReport NOTHING =
            new RoutingReport(List.of(List.of("rehearsed: nobody was asked")), List.of());

    private RoutingTrials() {}

    static RoutingReport probe(Routing routing, StepContext context) throws InterruptedException {
        if (context.rehearsal()) {
            return NOTHING;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "TIER", "PROVIDER", "MODEL", "KEY", "TIME", ""));
        List<String> failures = new ArrayList<>();
        for (Found found : Probe.of(routing.policy(), routing.pruned(), routing::value, Lineup.SERVICES)) {
            rows.add(List.of(
                    switch (found.verdict()) {
                        case OK -> "ok";
                        case LEFT_OUT -> "-";
                        case FAILED -> "x";
                    },
                    found.tier(),
                    found.provider(),
                    found.model(),
                    found.key(),
                    took(found.took()),
                    found.detail()));
            if (found.verdict() == Found.Verdict.FAILED) {
                failures.add(found.provider() + ", " + found.model() + ": " + found.detail());
            }
        }
        return new RoutingReport(rows, failures);
    }

    static RoutingReport smoke(String gateway, String route, StepContext context) throws InterruptedException {
        return context.rehearsal() ? NOTHING : report(new Smoke(gateway, route).all());
    }

    /** The policy carried out by pmoves' own gateway, with stand-ins for all of its providers. */
    static RoutingReport outage(Routing routing, @Nullable String route, Set<String> down, StepContext context)
            throws IOException, InterruptedException {
        demandKnown(routing.policy(), down);
        if (context.rehearsal()) {
            return NOTHING;
        }
        Path folder = Files.createTempDirectory("pmoves-outage");
        try (StandIns standIns = new StandIns(routing.policy(), down);
                Gateway gateway = Gateway.start(
                        Lineup.of(
                                new Policy.Pruned(standIns.policy(), Map.of(), Map.of(), List.of()),
                                name -> "",
                                Lineup.SERVICES),
                        new GatewaySettings(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                null,
                                folder,
                                Duration.ofDays(1),
                                Limits.USUAL,
                                GatewaySettings.Circuit.USUAL,
                                "outage",
                                Clock.systemUTC()))) {
            return report(
                    new Smoke("http://127.0.0.1:" + gateway.port(), route == null ? firstChat(routing.policy()) : route)
                            .all());
        } finally {
            delete(folder);
        }
    }

    private static RoutingReport report(List<Smoke.Answer> answers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "ASKED BY", "TIME", "ATTEMPTS", "ANSWERED"));
        List<String> failures = new ArrayList<>();
        for (Smoke.Answer answer : answers) {
            boolean good = answer.failure().isEmpty();
            rows.add(List.of(
                    good ? "ok" : "x",
                    answer.way(),
                    took(answer.took()),
                    good ? answer.attempts() : "",
                    good ? answer.by() : answer.failure()));
            if (!good) {
                failures.add(answer.way() + ": " + answer.failure());
            }
        }
        return new RoutingReport(rows, failures);
    }

    private static void demandKnown(Policy policy, Set<String> down) {
        List<String> known = policy.tiers().stream()
                .flatMap(tier -> Stream.concat(
                        Stream.of(tier.name()), tier.providers().stream().map(provider -> provider.name())))
                .toList();
        down.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Mistakes.unknown("routing.unknown-provider", "provider or tier", name, "the policy", known);
        });
    }

    private static String firstChat(Policy policy) {
        return policy.routes().stream()
                .filter(route -> route.kind() == Policy.Kind.CHAT)
                .findFirst()
                .map(Policy.Route::name)
                .orElseThrow(() -> Mistakes.of("routing.nobody", "the policy has no chat", "chat('chat') { ask ... }"));
    }

    private static String took(@Nullable Duration took) {
        return took == null ? "" : took.toMillis() + " ms";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

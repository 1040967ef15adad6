package ai.pmoves.repl.cli;

import ai.pmoves.dsl.language.Routing;
import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.Gateway;
import ai.pmoves.gateway.GatewaySettings;
import ai.pmoves.gateway.Limits;
import ai.pmoves.gateway.Lineup;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import ai.pmoves.routing.Condition;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.Provider;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/** Runs a gateway until a signal ends it. Apart from the command, so that no other command loads what it is made of. */
final class GatewayServer {
    private final Command command;

    GatewayServer(Command command) {
        this.command = command;
    }

    ExitCode serve(
            Routing routing,
            InetSocketAddress address,
            @Nullable String tokenName,
            @Nullable String token,
            Path folder,
            Duration keep) {
        Policy.Pruned pruned = routing.believed();
        leftOut(pruned);
        if (pruned.policy().routes().isEmpty()) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("gateway.nobody", "nobody is left to answer anything: " + pruned.without())
                            .fix("set one of the variables, here or in the env files of the policy"));
        }
        Lineup lineup = Lineup.of(pruned, routing::value, Lineup.SERVICES).unanswered(unanswered(routing, pruned));
        GatewaySettings settings = new GatewaySettings(
                address,
                token,
                folder,
                keep,
                Limits.USUAL,
                GatewaySettings.Circuit.USUAL,
                Main.release(),
                command.invocation.clock());
        CompletableFuture<ExitCode> end = new CompletableFuture<>();
        on("INT", () -> end(end, ExitCode.INTERRUPTED));
        on("TERM", () -> end(end, ExitCode.TERMINATED));
        on("HUP", () -> end(end, ExitCode.HANGUP));
        try (Gateway gateway = Gateway.start(lineup, settings)) {
            welcome(pruned.policy(), lineup, gateway, address, tokenName, folder);
            ExitCode code = end.join();
            int running = gateway.running();
            command.err()
                    .line("Stopping"
                            + (running == 0
                                    ? "."
                                    : ": " + Text.count(running, "running request") + " may end, for "
                                            + settings.limits().stop().toSeconds() + " s (again: stop now)."));
            return code;
        }
    }

    private static void on(String name, Runnable reaction) {
        try {
            Signal.handle(new Signal(name), ignored -> reaction.run());
        } catch (IllegalArgumentException e) {
            // reserved by the JVM's own options (-Xrs): its behaviour stays
        }
    }

    private static void end(CompletableFuture<ExitCode> end, ExitCode code) {
        if (!end.complete(code)) {
            Runtime.getRuntime().halt(code.code());
        }
    }

    private void leftOut(Policy.Pruned pruned) {
        Out err = command.err();
        pruned.without().forEach((provider, why) -> err.line("left out: " + provider + ": " + why));
        pruned.unanswered().forEach(route -> err.line("nobody is left to answer '" + route + "'"));
    }

    /** Why nobody is left to answer some of what may be asked for. */
    private static Map<String, String> unanswered(Routing routing, Policy.Pruned pruned) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Policy.Route route : routing.policy().routes()) {
            if (pruned.unanswered().contains(route.name())) {
                all.put(
                        route.name(),
                        route.asks().stream()
                                .map(Policy.Ask::provider)
                                .distinct()
                                .map(name -> name + ": " + pruned.without().get(name))
                                .collect(Collectors.joining(", ")));
            }
        }
        return all;
    }

    private void welcome(
            Policy policy,
            Lineup lineup,
            Gateway gateway,
            InetSocketAddress address,
            @Nullable String tokenName,
            Path folder) {
        Out err = command.err();
        lineup.chats().forEach((route, who) -> order(err, policy, route, who));
        lineup.embeddings().forEach((route, who) -> order(err, policy, route + " (embeddings)", who));
        lineup.allowances()
                .forEach(one -> err.line(Text.oneLine("budget: " + one + ", " + gateway.spent(one) + " spent")));
        String host = address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : address.getHostString();
        String url = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + gateway.port();
        err.line("log: " + folder.resolve("gateway.db"));
        err.line(err.ink().good("listening") + " on " + url + "/v1 (^C stops it)");
        String route = lineup.chats().isEmpty()
                ? lineup.embeddings().keySet().iterator().next()
                : lineup.chats().keySet().iterator().next();
        String authorization = tokenName == null ? "" : " -H \"Authorization: Bearer $" + tokenName + "\"";
        String question = lineup.chats().isEmpty()
                ? "/v1/embeddings" + authorization + " -d '{\"model\":\"" + route + "\",\"input\":\"Hello\"}'"
                : "/v1/chat/completions" + authorization + " -d '{\"model\":\"" + route
                        + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'";
        err.line("  curl " + url + question);
    }

    private static void order(Out err, Policy policy, String route, List<Candidate> who) {
        err.line(Text.oneLine(route) + ":");
        int tiers = width(who, Candidate::tier);
        int providers = width(who, Candidate::provider);
        int models = width(who, Candidate::model);
        String tier = "";
        for (Candidate one : who) {
            String shown = one.tier().equals(tier) ? "" : Text.oneLine(one.tier());
            tier = one.tier();
            err.line("  "
                    + Text.pad(shown, tiers)
                    + "  "
                    + Text.pad(Text.oneLine(one.provider()), providers)
                    + "  "
                    + Text.pad(Text.oneLine(one.model()), models)
                    + "  within " + Times.took(one.within())
                    + looked(policy, one.provider()));
        }
    }

    private static int width(List<Candidate> who, Function<Candidate, String> column) {
        return who.stream()
                .mapToInt(one -> Text.width(Text.oneLine(column.apply(one))))
                .max()
                .orElse(0);
    }

    /** Who is asked only while it is there: each request finds out, whether or not it is there now. */
    private static String looked(Policy policy, String provider) {
        return Stream.concat(
                        policy.tierOf(provider).map(Policy.Tier::terms).stream(),
                        policy.provider(provider).map(Provider::terms).stream())
                .flatMap(terms -> terms.conditions().stream())
                .filter(Condition.Reachable.class::isInstance)
                .map(one -> ", each request tries " + Text.oneLine(((Condition.Reachable) one).at()))
                .collect(Collectors.joining());
    }
}

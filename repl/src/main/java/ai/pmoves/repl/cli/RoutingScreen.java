package ai.pmoves.repl.cli;

import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Table;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import ai.pmoves.routing.tensorzero.Explanation;
import ai.pmoves.routing.tensorzero.config.Experiment;
import ai.pmoves.routing.tensorzero.config.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a function does, for people and as JSON. */
final class RoutingScreen {
    private static final int ORDERS = 5;

    private final Out out;
    private final boolean all;

    RoutingScreen(Out out, boolean all) {
        this.out = out;
        this.all = all;
    }

    void show(Explanation explanation, List<String> down) {
        out.line(out.ink().strong(explanation.function().name()) + " ("
                + explanation.function().type() + "): " + manner(explanation));
        out.line(out.ink().faint(explanation.function().where().toString()));
        Table table = new Table(out.screen(), "VARIANT", "FIRST", down.isEmpty() ? "ANSWERS" : "ANSWERS THEN", "ASKS");
        for (Explanation.Share share : explanation.serves()) {
            table.row(
                    Text.oneLine(share.variant()),
                    adaptive(explanation) ? "?" : percent(share.first()),
                    explanation.orders().isEmpty() ? "?" : percent(share.answers()),
                    Text.oneLine(asks(explanation, share.variant())));
        }
        out.lines(table.lines());
        orders(explanation);
        sums(explanation, down);
        out.line("");
    }

    private static boolean adaptive(Explanation explanation) {
        return explanation.function().experiment() instanceof Experiment.Adaptive;
    }

    private static String manner(Explanation explanation) {
        Experiment experiment = explanation.function().experiment();
        if (experiment instanceof Experiment.Adaptive) {
            return "the odds follow what was measured; the file does not tell them";
        }
        if (explanation.certain()) {
            return "always in this order";
        }
        if (experiment instanceof Experiment.Weighted weighted) {
            return weighted.legacy()
                    ? "drawn anew for each episode by `weight`, which are odds and no order"
                    : "drawn anew for each episode among the candidates";
        }
        return "drawn anew for each episode, each variant with the same odds";
    }

    private void orders(Explanation explanation) {
        List<Sampler.Order> orders = explanation.orders();
        if (orders.isEmpty()) {
            if (!adaptive(explanation)) {
                out.line("more orders can come than anybody would read");
            }
            return;
        }
        List<Sampler.Order> shown = all ? orders : orders.subList(0, Math.min(ORDERS, orders.size()));
        out.line(
                explanation.certain()
                        ? "the order:"
                        : Text.count(orders.size(), "order") + " can come"
                                + (shown.size() < orders.size() ? ", the most frequent:" : ":"));
        shown.forEach(order -> out.line("  " + percent(order.share()) + "  " + String.join(" > ", order.variants())));
    }

    private void sums(Explanation explanation, List<String> down) {
        if (!adaptive(explanation)) {
            out.line("a hosted provider is asked first "
                    + percent(explanation.hostedFirst()).strip() + " of the time");
            if (!down.isEmpty() && !explanation.orders().isEmpty()) {
                out.line("with " + String.join(", ", down) + " down, nobody answers "
                        + percent(explanation.unanswered()).strip() + " of the time");
            }
        }
        out.line("a request that everybody refuses is sent " + Text.count(explanation.calls(), "time") + ", "
                + explanation.hostedCalls() + " of them to hosted providers");
        explanation.attempts().stream()
                .filter(Explanation.Attempt::hangs)
                .findFirst()
                .ifPresent(attempt -> out.line(
                        "a local provider that hangs is waited for " + Times.took(Duration.ofMillis(attempt.waits()))
                                + ": " + attempt.variant() + " has no `timeouts`"));
    }

    private static String asks(Explanation explanation, String variant) {
        List<String> calls = new ArrayList<>();
        for (Explanation.Attempt attempt : explanation.attempts()) {
            if (attempt.variant().equals(variant)) {
                calls.add(attempt.model() + " at " + attempt.host() + (attempt.local() ? "" : " (hosted)")
                        + (attempt.times() > 1 ? " " + attempt.times() + " times" : ""));
            }
        }
        return calls.isEmpty() ? "other variants" : String.join(", then ", calls);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%5.1f %%", share * 100);
    }

    static Map<String, Object> json(List<Explanation> explanations, @Nullable UUID episode) {
        List<Object> functions = new ArrayList<>();
        for (Explanation explanation : explanations) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("function", explanation.function().name());
            one.put("where", explanation.function().where().toString());
            one.put(
                    "variants",
                    explanation.serves().stream()
                            .map(share ->
                                    Map.of("name", share.variant(), "first", share.first(), "answers", share.answers()))
                            .toList());
            one.put(
                    "orders",
                    explanation.orders().stream()
                            .map(order -> Map.of("variants", order.variants(), "share", order.share()))
                            .toList());
            one.put("hostedFirst", explanation.hostedFirst());
            one.put("unanswered", explanation.unanswered());
            one.put("calls", explanation.calls());
            one.put("hostedCalls", explanation.hostedCalls());
            if (episode != null) {
                one.put(
                        "episode",
                        explanation
                                .function()
                                .sampler()
                                .order(explanation.function().name(), episode));
            }
            functions.add(one);
        }
        return Map.of("v", 1, "functions", functions);
    }
}

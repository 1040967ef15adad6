package ai.pmoves.gateway.internal.ledger;

import ai.pmoves.gateway.Allowance;
import ai.pmoves.gateway.internal.relay.Record;
import ai.pmoves.gateway.internal.relay.Tried;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** What Prometheus reads. */
public final class Metrics {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("pmoves_gateway_requests_total")
            .help(
                    "Requests, by the status that the client got; 499: it went away. Those refused before anybody was asked have no route")
            .labelNames("route", "status")
            .register(registry);
    private final Counter attempts = Counter.builder()
            .name("pmoves_gateway_attempts_total")
            .help("Requests to providers: ok, failed, broken (a stream that had begun) or passed_over")
            .labelNames("provider", "tier", "outcome")
            .register(registry);
    private final Counter tokens = Counter.builder()
            .name("pmoves_gateway_tokens_total")
            .help("Tokens as providers count them")
            .labelNames("provider", "direction")
            .register(registry);
    private final Counter uncounted = Counter.builder()
            .name("pmoves_gateway_uncounted_total")
            .help("Answers, and parts of streams, of which the provider did not tell the tokens")
            .labelNames("provider")
            .register(registry);
    private final Histogram overhead = Histogram.builder()
            .name("pmoves_gateway_overhead_seconds")
            .help("What the gateway itself adds to an answer in one piece")
            .classicOnly()
            .classicUpperBounds(.0001, .00025, .0005, .001, .0025, .005, .01, .1)
            .register(registry);
    private final Histogram first = Histogram.builder()
            .name("pmoves_gateway_first_token_seconds")
            .help("Until the first of the answer came, whoever gave it")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(.05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60)
            .register(registry);

    /** @param spent how much of an allowance is spent in the stretch that is on */
    public Metrics(
            LongSupplier running,
            Supplier<Map<String, String>> circuits,
            LongSupplier dropped,
            List<Allowance> allowances,
            ToLongFunction<Allowance> spent) {
        budget(
                "pmoves_gateway_budget",
                "What may be spent in a stretch of the calendar (UTC)",
                allowances,
                Allowance::most);
        budget("pmoves_gateway_budget_spent", "What of it is spent in the stretch that is on", allowances, spent);
        GaugeWithCallback.builder()
                .name("pmoves_gateway_requests_running")
                .help("Requests that are being answered")
                .callback(callback -> callback.call(running.getAsLong()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("pmoves_gateway_circuit_open")
                .help("1 where a provider is not asked because it failed too often")
                .labelNames("provider")
                .callback(callback -> circuits.get()
                        .forEach((provider, state) -> callback.call(state.equals("closed") ? 0 : 1, provider)))
                .register(registry);
        CounterWithCallback.builder()
                .name("pmoves_gateway_log_dropped_total")
                .help("Requests that the log lacks")
                .callback(callback -> callback.call(dropped.getAsLong()))
                .register(registry);
    }

    private void budget(String name, String help, List<Allowance> allowances, ToLongFunction<Allowance> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("owner", "unit", "per")
                .callback(callback -> allowances.forEach(
                        one -> callback.call(value.applyAsLong(one), one.owner(), word(one.unit()), word(one.per()))))
                .register(registry);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    public void add(Record record) {
        requests.labelValues(record.route(), String.valueOf(record.status())).inc();
        for (Tried tried : record.tried()) {
            boolean broken = tried == record.served() && record.broken() != null;
            String outcome = broken ? "broken" : tried.outcome().label();
            attempts.labelValues(tried.provider(), tried.tier(), outcome).inc();
        }
        Tried served = record.served();
        if (served != null) {
            if (!record.counted()) {
                uncounted.labelValues(served.provider()).inc();
            }
            tokens.labelValues(served.provider(), "input").inc(record.input());
            tokens.labelValues(served.provider(), "output").inc(record.output());
        }
        if (record.own() >= 0) {
            overhead.observe(record.own() / NANOS);
        }
        if (record.firstMillis() >= 0) {
            first.labelValues(record.route()).observe(record.firstMillis() / MILLIS);
        }
    }

    /** A request that was refused before anybody was asked for it. */
    public void refused(int status) {
        requests.labelValues("", String.valueOf(status)).inc();
    }

    /** The text format of Prometheus. */
    public String text() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.GatewaySettings.Circuit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whom nobody asks for a while, because it fails. */
public final class Circuits {
    private final CircuitBreakerConfig config;
    private final Duration pause;
    private final Map<String, CircuitBreaker> byProvider = new ConcurrentHashMap<>();
    /** Until when nobody asks them, as {@link System#nanoTime}. */
    private final Map<String, Long> until = new ConcurrentHashMap<>();

    public Circuits(Circuit circuit) {
        pause = circuit.pause();
        config = CircuitBreakerConfig.custom()
                .slidingWindowSize(circuit.window())
                .minimumNumberOfCalls(circuit.least())
                .failureRateThreshold(circuit.failed())
                .waitDurationInOpenState(circuit.pause())
                .permittedNumberOfCallsInHalfOpenState(1)
                .maxWaitDurationInHalfOpenState(Duration.ofMinutes(15))
                .build();
    }

    /** Whether it may be asked now; whoever asks has to tell the end. */
    boolean admits(String provider) {
        return of(provider).tryAcquirePermission();
    }

    void well(String provider, long nanos) {
        of(provider).onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    void ill(String provider, long nanos, @Nullable Duration wait) {
        CircuitBreaker one = of(provider);
        one.onError(nanos, TimeUnit.NANOSECONDS, ILL);
        if (wait != null) {
            one.transitionToOpenStateFor(wait);
            rests(provider, wait);
        }
    }

    private void rests(String provider, Duration wait) {
        until.put(provider, System.nanoTime() + wait.toNanos());
    }

    /** How long nobody asks it; nothing where somebody tries it just now. */
    Duration rest(String provider) {
        Long end = until.get(provider);
        return end == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Nothing was learnt of it. */
    void unknown(String provider) {
        of(provider).releasePermission();
    }

    /** {@code closed}, {@code open} or {@code half_open}, by provider. */
    public Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        byProvider.forEach((name, one) -> states.put(name, one.getState().name().toLowerCase(Locale.ROOT)));
        return states;
    }

    private static final Exception ILL = new Exception("failed", null) {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    };

    private CircuitBreaker of(String provider) {
        return byProvider.computeIfAbsent(provider, name -> {
            CircuitBreaker made = CircuitBreaker.of(name, config);
            made.getEventPublisher().onStateTransition(event -> {
                if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                    rests(name, pause);
                }
            });
            return made;
        });
    }
}

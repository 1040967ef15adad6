package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Allowance;
import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.words.Asked;
import ai.pmoves.gateway.internal.words.Tokens;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request of a client, from provider to provider in strict order, until one answers. */
final class Exchange implements Attempt.Outcome {
    private static final int GONE = 499;
    private static final String OK = "ok";
    private static final long BACKOFF_MILLIS = 100;
    private static final int HEADER = 1_000;

    private final Relay relay;
    private final Relay.Question question;
    private final Asked asked;
    private final Downstream client;
    private final long begin = System.nanoTime();
    private final Instant time;
    private final List<Tried> tried = new CopyOnWriteArrayList<>();
    private final List<Allowance> spent = new ArrayList<>();
    private final AtomicBoolean told = new AtomicBoolean();
    /** Whoever was admitted, and of whom its circuit has not been told the end: told once, by whoever takes it out. */
    private final AtomicReference<@Nullable Candidate> owing = new AtomicReference<>();

    private final Walk walk = new Walk();

    private volatile @Nullable Attempt current;
    private volatile boolean gone;
    private int index;
    private int again;
    private long waited;
    private long first = -1;

    /** What happened so far, for the answer to a request that nobody answers. */
    private static final class Walk {
        private boolean limited = true;
        private boolean late = true;
        private boolean tooLong = true;
        private @Nullable Duration rest;
    }

    Exchange(Relay relay, Relay.Question question, Asked asked, Downstream client) {
        this.relay = relay;
        this.question = question;
        this.asked = asked;
        this.client = client;
        this.time = relay.clock().instant();
    }

    void start() {
        client.onGone(this::abandon);
        next();
    }

    private void next() {
        try {
            walk();
        } catch (Throwable e) { // there is nobody above who could tell the client
            if (!told.get()) {
                refuse(500, "server_error", "internal", "the gateway failed: " + Causes.words(e), false);
            }
        }
    }

    private void walk() {
        while (index < question.candidates().size() && !gone) {
            Candidate candidate = question.candidates().get(index);
            if (!relay.circuits().admits(candidate.provider())) {
                pass(candidate, "passed over: it failed too often just now");
                continue;
            }
            Allowance empty = relay.purse().take(candidate);
            if (empty != null) {
                relay.circuits().unknown(candidate.provider());
                spent.add(empty);
                pass(candidate, "passed over: " + empty + " are spent");
                continue;
            }
            ask(candidate);
            return;
        }
        if (!gone) {
            giveUp();
        }
    }

    private void pass(Candidate candidate, String why) {
        tried.add(new Tried(
                candidate.provider(), candidate.tier(), candidate.model(), why, "", 0, 0, Tried.Outcome.PASSED_OVER));
        index++;
        again = 0;
    }

    private void ask(Candidate candidate) {
        owing.set(candidate);
        if (gone) {
            unlearnt(); // whoever told that the client went away may have come too early to see it
            return;
        }
        try {
            Attempt attempt = new Attempt(
                    relay.upstream(),
                    relay.watchdog(),
                    relay.memory().share(),
                    candidate,
                    asked,
                    question.path(),
                    question.json(),
                    this);
            current = attempt;
            attempt.start();
            if (gone) {
                attempt.abandon();
            }
        } catch (RuntimeException e) {
            trouble(candidate, 0, Trouble.lasting("could not be asked: " + Causes.words(e)));
        }
    }

    @Override
    public void failed(Attempt attempt, Trouble trouble, boolean hadBegun, byte[] unsent) {
        waited += attempt.nanos();
        if (hadBegun) {
            broke(attempt, trouble, unsent);
        } else {
            trouble(attempt.candidate(), attempt.nanos(), trouble);
        }
    }

    private void trouble(Candidate candidate, long nanos, Trouble trouble) {
        learn(candidate, nanos, trouble);
        tried.add(tried(candidate, nanos, trouble));
        walk.limited &= trouble.kind() == Trouble.Kind.LIMITED;
        walk.late &= trouble.kind() == Trouble.Kind.LATE;
        walk.tooLong &= trouble.kind() == Trouble.Kind.LONG;
        Duration rest = trouble.rest();
        if (rest != null && (walk.rest == null || rest.compareTo(walk.rest) < 0)) {
            walk.rest = rest;
        }
        if (gone) {
            return;
        }
        if (trouble.kind() == Trouble.Kind.REQUEST) {
            String words = candidate.provider() + " " + trouble.whole();
            refuse(trouble.status(), "invalid_request_error", "provider_refused", words, true);
        } else if (trouble.kind() == Trouble.Kind.FULL) {
            refuse(503, "overloaded_error", "busy", "too many large answers at one time", true);
        } else if (trouble.again() && trouble.rest() == null && again < candidate.retries()) {
            long pause = BACKOFF_MILLIS << Math.min(again, 5);
            again++;
            relay.watchdog().later(this::next, pause / 2 + (long) (Math.random() * pause / 2));
        } else {
            index++;
            again = 0;
            next();
        }
    }

    private static Tried tried(Candidate candidate, long nanos, Trouble trouble) {
        return new Tried(
                candidate.provider(),
                candidate.tier(),
                candidate.model(),
                trouble.words(),
                trouble.said(),
                trouble.status(),
                nanos / 1_000_000,
                Tried.Outcome.FAILED);
    }

    private void learn(Candidate candidate, long nanos, Trouble trouble) {
        if (owing.getAndSet(null) == null) {
            return; // given back: the client went away meanwhile
        }
        if (trouble.ill()) {
            relay.circuits().ill(candidate.provider(), nanos, trouble.rest());
        } else {
            relay.circuits().well(candidate.provider(), nanos);
        }
    }

    @Override
    public void answered(Attempt attempt, byte[] body) {
        waited += attempt.nanos();
        first = millis();
        client.onEnd(attempt::release);
        Tried served = served(attempt);
        tell(200, served, null, attempt);
        client.answer(attempt.candidate(), headers(served), ByteBuffer.wrap(body));
    }

    @Override
    public void begun(Attempt attempt) {
        waited += attempt.nanos();
        first = millis();
        client.begin(attempt.candidate(), headers(served(attempt)));
    }

    @Override
    public void some(Attempt attempt, byte[] part, Consumer<Boolean> then) {
        client.write(ByteBuffer.wrap(part), then);
    }

    @Override
    public void ended(Attempt attempt, byte[] last) {
        tell(200, tried.get(tried.size() - 1), null, attempt);
        client.end(ByteBuffer.wrap(last));
    }

    /** Nobody else can go on with a stream that somebody has begun: the client is told the cause, and the stream ends. */
    private void broke(Attempt attempt, Trouble trouble, byte[] unsent) {
        relay.circuits().ill(attempt.candidate().provider(), attempt.nanos(), null);
        String words = attempt.candidate().provider() + " " + trouble.whole();
        tell(200, tried.get(tried.size() - 1), trouble.words(), attempt);
        client.broken(ByteBuffer.wrap(unsent), new ErrorBody("provider_error", "stream_broken", words, List.of()));
    }

    private Tried served(Attempt attempt) {
        Candidate candidate = attempt.candidate();
        long nanos = attempt.nanos();
        if (owing.getAndSet(null) != null) {
            relay.circuits().well(candidate.provider(), nanos);
        }
        Tried served = new Tried(
                candidate.provider(),
                candidate.tier(),
                candidate.model(),
                OK,
                "",
                200,
                nanos / 1_000_000,
                Tried.Outcome.OK);
        tried.add(served);
        return served;
    }

    private Map<String, String> headers(@Nullable Tried served) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (served != null) {
            headers.put("x-pmoves-provider", served.provider());
            headers.put("x-pmoves-tier", served.tier());
        }
        String attempts = tried.stream().map(Tried::line).collect(Collectors.joining(", "));
        headers.put("x-pmoves-attempts", attempts.substring(0, Math.min(HEADER, attempts.length())));
        return headers;
    }

    private void giveUp() {
        String causes = tried.stream()
                .map(one -> one.said().isEmpty() ? one.line() : one.line() + ": " + one.said())
                .collect(Collectors.joining("; "));
        boolean asked = tried.stream().anyMatch(one -> one.outcome() != Tried.Outcome.PASSED_OVER);
        if (!asked && !spent.isEmpty()) {
            refuse(
                    429,
                    "insufficient_quota",
                    "budget_spent",
                    "everything that may be spent is spent: " + causes,
                    false);
        } else if (!asked) {
            refuse(503, "provider_error", "all_resting", "nobody is asked just now: " + causes, false);
        } else if (walk.limited) {
            refuse(429, "rate_limit_error", "all_limited", "all providers are asked too much: " + causes, false);
        } else if (walk.tooLong) {
            refuse(400, "invalid_request_error", "context_length_exceeded", "nobody takes that much: " + causes, true);
        } else {
            refuse(walk.late ? 504 : 502, "provider_error", "all_failed", "nobody answered: " + causes, false);
        }
    }

    /** Clients of OpenAI ask three times by themselves, and each time everybody would be asked anew: they are told not to. */
    private void refuse(int status, String type, String code, String message, boolean request) {
        Map<String, String> headers = headers(null);
        if (!request) {
            headers.put("x-should-retry", "false");
        }
        if (status == 429 || status == 503) {
            headers.put("retry-after", String.valueOf(relay.pause(spent, walk.rest, time)));
        }
        tell(status, null, null, null);
        client.refuse(status, headers, new ErrorBody(type, code, message, tried));
    }

    /** The client went away: what is asked for it is not wanted any more. */
    private void abandon() {
        if (told.get()) {
            return; // it has its answer
        }
        gone = true;
        Attempt running = current;
        Tried last = tried.isEmpty() ? null : tried.get(tried.size() - 1);
        boolean begun = last != null && last.outcome() == Tried.Outcome.OK;
        tell(GONE, begun ? last : null, begun ? "the client went away" : null, begun ? running : null);
        if (running != null) {
            running.abandon();
        }
    }

    private long millis() {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private void unlearnt() {
        Candidate asked = owing.getAndSet(null);
        if (asked != null) {
            relay.circuits().unknown(asked.provider());
        }
    }

    /** @param paid whoever gave at least a part of an answer, and is paid for it */
    private void tell(int status, @Nullable Tried served, @Nullable String broken, @Nullable Attempt paid) {
        if (told.compareAndSet(false, true)) {
            Tokens counted = paid == null ? Tokens.NONE : paid.counted();
            Tokens tokens = counted == null ? Tokens.NONE : counted;
            if (paid != null) {
                relay.purse().spent(paid.candidate(), paid.cost());
            }
            unlearnt();
            long nanos = System.nanoTime() - begin;
            relay.done(new Record(
                    time.toEpochMilli(),
                    question.route(),
                    question.kind(),
                    this.asked.stream(),
                    status,
                    served,
                    broken,
                    tried,
                    first,
                    nanos / 1_000_000,
                    first < 0 || broken != null || this.asked.stream() ? -1 : Math.max(0, nanos - waited),
                    tokens.input(),
                    tokens.output(),
                    counted != null));
        }
    }
}

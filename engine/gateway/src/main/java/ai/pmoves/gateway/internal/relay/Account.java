package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Allowance;
import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.words.Tokens;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What one request leaves behind: what circuits learn of who was asked, what is taken from budgets, and the record of it, once.
 * Whoever answers and whoever finds that the client is gone may come at the same time.
 */
final class Account {
    private final Relay relay;
    private final Relay.Question question;
    private final boolean stream;
    private final long begin = System.nanoTime();
    private final Instant time;
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Whoever was admitted, and of whom its circuit has not been told the end: told once, by whoever takes it out. */
    private final AtomicReference<@Nullable Candidate> owing = new AtomicReference<>();

    private long waited;
    private long first = -1;

    Account(Relay relay, Relay.Question question, boolean stream) {
        this.relay = relay;
        this.question = question;
        this.stream = stream;
        this.time = relay.clock().instant();
    }

    Instant time() {
        return time;
    }

    /** Whether it is recorded: the client has its answer, or is gone. */
    boolean closed() {
        return closed.get();
    }

    /** What keeps it from being asked is told to {@code walked}. */
    boolean admits(Candidate candidate, Walked walked) {
        if (!relay.circuits().admits(candidate.provider())) {
            walked.passedOver(candidate, relay.circuits().rest(candidate.provider()));
            return false;
        }
        Allowance empty = relay.purse().take(candidate);
        if (empty != null) {
            relay.circuits().unknown(candidate.provider());
            walked.passedOver(candidate, empty);
            return false;
        }
        owing.set(candidate);
        return true;
    }

    /** Nothing was learnt of who was admitted. */
    void unlearnt() {
        Candidate asked = owing.getAndSet(null);
        if (asked != null) {
            relay.circuits().unknown(asked.provider());
        }
    }

    void failed(Candidate candidate, long nanos, Trouble trouble) {
        if (owing.getAndSet(null) == null) {
            return; // given back: the client went away meanwhile
        }
        if (trouble.ill()) {
            relay.circuits().ill(candidate.provider(), nanos, trouble.rest());
        } else {
            relay.circuits().well(candidate.provider(), nanos);
        }
    }

    /** The answer, or its first part, is there. */
    void answers(Candidate candidate, long nanos) {
        first = (System.nanoTime() - begin) / 1_000_000;
        if (owing.getAndSet(null) != null) {
            relay.circuits().well(candidate.provider(), nanos);
        }
    }

    /** A stream that had begun ended before its time. */
    void broke(Candidate candidate, long nanos) {
        relay.circuits().ill(candidate.provider(), nanos, null);
    }

    /** So long somebody else was waited for. */
    void waited(long nanos) {
        waited += nanos;
    }

    /**
     * Ends it.
     *
     * @param paid whoever gave at least a part of an answer, and is paid for it
     */
    void close(int status, Walked walked, @Nullable Tried served, @Nullable String broken, @Nullable Attempt paid) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
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
                stream,
                status,
                served,
                broken,
                walked.tried(),
                first,
                nanos / 1_000_000,
                first < 0 || broken != null || stream ? -1 : Math.max(0, nanos - waited),
                tokens.input(),
                tokens.output(),
                counted != null));
    }
}

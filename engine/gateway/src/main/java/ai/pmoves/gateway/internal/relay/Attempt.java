package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.Limits;
import ai.pmoves.gateway.internal.words.Answered;
import ai.pmoves.gateway.internal.words.Asked;
import ai.pmoves.gateway.internal.words.Tokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * One request to one provider. It ends once: with an answer, or with trouble. Whoever finds that it takes too long aborts the
 * request; the end may be found by the thread that reads, by the one that sends and by the one that aborts, and whoever
 * settles it first tells it.
 */
final class Attempt implements Watchdog.Watched {
    private static final int COMPLAINT = 64 << 10;

    /** Who is told. */
    interface Outcome {
        /** The answer in one piece. */
        void answered(Attempt attempt, byte[] body);

        /** The stream begins: nobody else is asked from here on. */
        void begun(Attempt attempt);

        /** Some of the stream. @param then true to go on, false where nobody reads it any more */
        void some(Attempt attempt, byte[] part, Consumer<Boolean> then);

        /** The stream is complete. */
        void ended(Attempt attempt, byte[] last);

        /** There is no answer, or a stream that had begun ends before its time. @param unsent what of it was good */
        void failed(Attempt attempt, Trouble trouble, boolean hadBegun, byte[] unsent);
    }

    private final Watchdog watchdog;
    private final Memory.Share share;
    private final Candidate candidate;
    private final Outcome outcome;
    private final Request request;
    private final boolean stream;
    private final Patience patience;
    private final Collected collected;
    private final Streamed streamed;
    private final AtomicBoolean settled = new AtomicBoolean();

    private volatile @Nullable Trouble late;
    private Content.@Nullable Source source;
    private @Nullable Response response;
    private volatile @Nullable Tokens tokens;

    Attempt(
            Upstream upstream,
            Watchdog watchdog,
            Memory.Share share,
            Candidate candidate,
            Asked asked,
            String path,
            boolean json,
            Outcome outcome) {
        Limits limits = upstream.limits();
        this.watchdog = watchdog;
        this.share = share;
        this.candidate = candidate;
        this.outcome = outcome;
        this.stream = asked.stream();
        this.patience = new Patience(candidate, stream, limits.streamIdle());
        this.collected = new Collected(share, limits.answer());
        this.streamed = new Streamed(candidate, asked.wantsUsage(), limits.event());
        this.request = upstream.request(candidate, path, stream, asked.as(candidate.model(), json));
    }

    void start() {
        watchdog.watch(this);
        request.onResponseContentSource(this::headed).send(result -> {
            watchdog.forget(this);
            if (result.isFailed()) {
                Trouble known = late;
                fail(known != null ? known : Causes.of(candidate, result.getFailure(), patience.begun()));
            } else if (!settled.get() && source == null) {
                fail(Trouble.lasting("answered nothing"));
            }
        });
    }

    Candidate candidate() {
        return candidate;
    }

    long nanos() {
        return patience.nanos();
    }

    /** What it cost so far, as its provider counts; null where it has not told. */
    @Nullable
    Tokens counted() {
        return stream ? streamed.counted() : tokens;
    }

    /** The same, where each event of a stream that ends untold is one token: about what providers put into one. */
    long cost() {
        Tokens counted = counted();
        return counted == null ? streamed.said() : counted.total();
    }

    /** Nobody waits for it any more. */
    void abandon() {
        settled.set(true);
        release();
        request.abort(new IOException("nobody waits for it"));
    }

    /** Nothing of its answer is needed any more. */
    void release() {
        share.give();
    }

    @Override
    public void check(long now) {
        if (patience.drainsTooLong(now)) {
            watchdog.forget(this);
            watchdog.now(() -> request.abort(new IOException("it does not end")));
            return;
        }
        Trouble trouble = patience.tooLong(now);
        if (trouble != null) {
            give(trouble);
        }
    }

    private void give(Trouble trouble) {
        if (late == null) {
            late = trouble;
            watchdog.now(() -> abort(trouble)); // which may ask the next provider
        }
    }

    @Override
    public void unwatched(Throwable failure) {
        give(Trouble.passing("not watched any more: " + Causes.words(failure)));
    }

    private void headed(Response head, Content.Source content) {
        response = head;
        source = content;
        content.demand(this::pump);
    }

    /**
     * Reads on. Only the client's own call after a demand may come here, one at a time: who reads on another thread, such as the one
     * that has written to our client, may meet the one that is still parsing, and nobody is called any more. After a demand nothing
     * of this attempt is touched, since the next call may be on its way.
     */
    private void pump() {
        try {
            step(Objects.requireNonNull(source));
        } catch (Throwable e) { // an Error, too: nobody would read on, and the client would wait for ever
            stop(Trouble.lasting("streamed garbage: " + Causes.words(e)));
        }
    }

    private void step(Content.Source content) throws IOException {
        while (true) {
            Content.Chunk chunk = content.read();
            if (chunk == null) {
                patience.waits();
                content.demand(this::pump);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                Trouble known = late;
                fail(known != null ? known : Causes.of(candidate, chunk.getFailure(), patience.begun()));
                return;
            }
            patience.came();
            boolean last = chunk.isLast();
            byte[] bytes = BufferUtil.toArray(chunk.getByteBuffer());
            chunk.release(); // before the client is given what it holds: then another thread may be here at once
            boolean paused = take(bytes, last);
            if (paused || last) {
                return;
            }
        }
    }

    /** @return whether reading goes on only when the client has taken what it was given */
    private boolean take(byte[] bytes, boolean last) throws IOException {
        Response head = Objects.requireNonNull(response);
        if (patience.draining() || settled.get()) {
            return false;
        }
        if (head.getStatus() / 100 != 2) {
            return complaint(head, bytes, last);
        }
        if (stream && streams(head)) {
            return stream(ByteBuffer.wrap(bytes), last);
        }
        Trouble full = collected.add(bytes);
        if (full != null) {
            stop(full);
            return true;
        }
        if (last) {
            whole(collected.all());
        }
        return false;
    }

    private boolean complaint(Response head, byte[] bytes, boolean last) {
        Trouble full = collected.add(bytes);
        if (last || full != null || collected.size() > COMPLAINT) {
            String wait = head.getHeaders().get(HttpHeader.RETRY_AFTER);
            Trouble trouble = StatusMeaning.of(candidate, head.getStatus(), collected.all(), wait);
            if (last) {
                fail(trouble);
            } else {
                stop(trouble);
            }
            return true;
        }
        return false;
    }

    private static boolean streams(Response head) {
        String type = head.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type == null || type.toLowerCase(Locale.ROOT).contains("event-stream");
    }

    private void whole(byte[] body) {
        Answered facts;
        try {
            facts = Answered.read(body, 0, body.length);
        } catch (IOException e) {
            fail(Trouble.lasting(body.length == 0 ? "answered nothing" : "answered garbage: no JSON object"));
            return;
        }
        Trouble trouble = StatusMeaning.of(candidate, facts, stream);
        if (trouble != null) {
            fail(trouble);
        } else if (settled.compareAndSet(false, true)) {
            tokens = facts.tokens();
            outcome.answered(this, body);
        }
    }

    private boolean stream(ByteBuffer bytes, boolean last) throws IOException {
        Streamed.Step step;
        try {
            step = streamed.read(bytes, last);
        } finally {
            begin();
        }
        if (step.trouble() != null) {
            if (last) {
                fail(step.trouble());
            } else {
                stop(step.trouble());
            }
            return true;
        }
        if (step.complete()) {
            end(last);
            return last;
        }
        byte[] part = streamed.take();
        if (part.length == 0) {
            return false;
        }
        outcome.some(this, part, on -> {
            if (on) {
                patience.waits();
                Objects.requireNonNull(source).demand(this::pump);
            } else {
                abandon();
            }
        });
        return true;
    }

    private void begin() {
        if (streamed.begun() && !patience.begun() && !settled.get()) {
            patience.begins();
            outcome.begun(this);
        }
    }

    private void end(boolean last) {
        if (!last) {
            patience.drains();
        }
        if (settled.compareAndSet(false, true)) {
            outcome.ended(this, streamed.take());
        }
    }

    /** What is still to come of the answer is not wanted: the provider is told before anybody else is asked. */
    private void stop(Trouble trouble) {
        late = trouble;
        abort(trouble);
    }

    private void abort(Trouble trouble) {
        var unused = request.abort(new IOException(trouble.words())).whenComplete((done, failure) -> fail(trouble));
    }

    private void fail(Trouble trouble) {
        if (settled.compareAndSet(false, true)) {
            watchdog.forget(this);
            release();
            outcome.failed(this, trouble, patience.begun(), streamed.take());
        }
    }
}

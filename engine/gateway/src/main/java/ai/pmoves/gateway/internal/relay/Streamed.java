package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.words.Answered;
import ai.pmoves.gateway.internal.words.Events;
import ai.pmoves.gateway.internal.words.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a provider streams, event by event: what of it the client gets, when it has begun, what it costs, and whether it is
 * complete. Read by one thread; others may ask what it cost.
 */
final class Streamed {
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Candidate candidate;
    private final boolean wantsUsage;
    private final Events events;
    private final int most;
    private final ByteArrayOutputStream good = new ByteArrayOutputStream(2048);
    private boolean begun;
    private boolean finished;
    private volatile @Nullable Tokens tokens;
    private volatile int said;

    /** @param wantsUsage whether the client is to get the event about the costs */
    Streamed(Candidate candidate, boolean wantsUsage, int longestEvent) {
        this.candidate = candidate;
        this.wantsUsage = wantsUsage;
        this.events = new Events(longestEvent);
        this.most = longestEvent;
    }

    /**
     * What came of some bytes.
     *
     * @param complete whether the stream is: nothing that follows counts
     * @param trouble why it does not go on; null where it does
     */
    record Step(boolean complete, @Nullable Trouble trouble) {
        private static final Step ON = new Step(false, null);
        private static final Step COMPLETE = new Step(true, null);

        static Step trouble(Trouble trouble) {
            return new Step(false, trouble);
        }
    }

    /**
     * @param last whether nothing follows
     * @throws IOException where it is garbage
     */
    Step read(ByteBuffer bytes, boolean last) throws IOException {
        for (Events.Event event : events.add(bytes)) {
            if (event.silent()) {
                if (begun) {
                    good.write(event.raw());
                }
            } else if (event.done()) {
                return done(event.raw());
            } else {
                Trouble trouble = read(event);
                if (trouble != null) {
                    return Step.trouble(trouble);
                }
            }
        }
        if (!last) {
            return Step.ON;
        }
        return begun && (events.endsDone() || finished && !events.broken())
                ? done(DONE)
                : Step.trouble(Trouble.passing("closed the stream before its end"));
    }

    private Step done(byte[] event) throws IOException {
        if (!begun) {
            return Step.trouble(Trouble.lasting("ended its stream before it said anything"));
        }
        good.write(event);
        return Step.COMPLETE;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // only whoever reads the stream writes it
    private @Nullable Trouble read(Events.Event event) throws IOException {
        Answered facts = facts(event);
        if (facts.error() != null) {
            return new Trouble(
                    Trouble.Kind.PASSING, "streamed an error", StatusMeaning.said(candidate, facts.error()), 200, null);
        }
        if (!facts.whole()) {
            return Trouble.lasting("streamed garbage: an event without choices");
        }
        if (facts.tokens() != null) {
            tokens = facts.tokens();
        }
        finished |= facts.finished();
        if (!facts.says() && !begun) {
            return held(facts, event); // nothing is said yet: another one may still be asked
        }
        if (facts.says()) {
            said++;
        }
        begun = true;
        if (!facts.empty() || facts.tokens() == null || wantsUsage) {
            good.write(event.raw());
        }
        return null;
    }

    /** Who speaks is told when something is said. */
    private @Nullable Trouble held(Answered facts, Events.Event event) throws IOException {
        if (!facts.empty()) {
            good.write(event.raw());
        }
        return good.size() > most ? Trouble.lasting("streamed " + most + " bytes without a word") : null;
    }

    private static Answered facts(Events.Event event) throws IOException {
        try {
            return Answered.read(event.data(), 0, event.data().length);
        } catch (IOException e) {
            throw new IOException("an event that is no JSON object", e);
        }
    }

    /** Whether it has said something: nobody else can be asked any more. */
    boolean begun() {
        return begun;
    }

    /** What of it is good and was not taken yet; nothing before it has begun. */
    byte[] take() {
        if (!begun) {
            return new byte[0];
        }
        byte[] part = good.toByteArray();
        good.reset();
        return part;
    }

    /** What it cost so far, as its provider counts; null where it has not told. */
    @Nullable
    Tokens counted() {
        return tokens;
    }

    /** Events that said something. */
    int said() {
        return said;
    }
}

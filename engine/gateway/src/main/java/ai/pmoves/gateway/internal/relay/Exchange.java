package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.words.Asked;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request of a client, from provider to provider in strict order, until one answers. */
final class Exchange implements Attempt.Outcome {
    private static final int GONE = 499;
    private static final long BACKOFF_MILLIS = 100;

    /** Clients of OpenAI wait for less than so many seconds; where they are told to wait longer, they ask at once. */
    private static final long LONGEST_WAIT = 60;

    private static final Trouble FULL =
            new Trouble(Trouble.Kind.FULL, "answered more than there is memory for in the client's words", "", 0, null);

    private final Relay relay;
    private final Relay.Question question;
    private final Asked asked;
    private final Downstream client;
    private final Account account;
    private final Walked walked = new Walked();

    private volatile @Nullable Attempt current;
    private volatile boolean gone;
    private int index;
    private int again;

    Exchange(Relay relay, Relay.Question question, Asked asked, Downstream client) {
        this.relay = relay;
        this.question = question;
        this.asked = asked;
        this.client = client;
        this.account = new Account(relay, question, asked.stream());
    }

    void start() {
        client.onGone(this::abandon);
        next();
    }

    private void next() {
        try {
            walk();
        } catch (Throwable e) { // there is nobody above who could tell the client
            if (!account.closed()) {
                refuse(new Walked.Verdict(
                        500, "server_error", "internal", "the gateway failed: " + Causes.words(e), false));
            }
        }
    }

    private void walk() {
        while (index < question.candidates().size() && !gone) {
            Candidate candidate = question.candidates().get(index);
            if (account.admits(candidate, walked)) {
                ask(candidate);
                return;
            }
            index++;
            again = 0;
        }
        if (!gone) {
            refuse(walked.verdict());
        }
    }

    private void ask(Candidate candidate) {
        if (gone) {
            account.unlearnt(); // whoever told that the client went away may have come too early to see it
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
        account.waited(attempt.nanos());
        if (hadBegun) {
            broke(attempt, trouble, unsent);
        } else {
            trouble(attempt.candidate(), attempt.nanos(), trouble);
        }
    }

    private void trouble(Candidate candidate, long nanos, Trouble trouble) {
        account.failed(candidate, nanos, trouble);
        walked.failed(candidate, nanos, trouble);
        if (gone) {
            return;
        }
        if (trouble.kind() == Trouble.Kind.REQUEST) {
            String words = candidate.provider() + " " + trouble.whole();
            refuse(new Walked.Verdict(trouble.status(), "invalid_request_error", "provider_refused", words, true));
        } else if (trouble.kind() == Trouble.Kind.FULL) {
            refuse(new Walked.Verdict(503, "overloaded_error", "busy", "too many large answers at one time", true));
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

    @Override
    public void answered(Attempt attempt, byte[] body) {
        account.waited(attempt.nanos());
        ByteBuffer told = null;
        Trouble trouble = FULL;
        try {
            told = client.told(attempt.candidate(), body);
        } catch (OutOfMemoryError e) {
            // as where it is known before that there is no room
        } catch (Throwable e) { // the attempt has ended: there is nobody above who could tell the client
            trouble = Trouble.lasting("answered what cannot be put into other words: " + Causes.words(e));
        }
        if (told == null) {
            attempt.release();
            trouble(attempt.candidate(), attempt.nanos(), trouble);
            return;
        }
        client.onEnd(attempt::release);
        account.answers(attempt.candidate(), attempt.nanos());
        Tried served = walked.answered(attempt.candidate(), attempt.nanos());
        account.close(200, walked, served, null, attempt);
        client.answer(headers(served), told);
    }

    @Override
    public void begun(Attempt attempt) {
        account.waited(attempt.nanos());
        account.answers(attempt.candidate(), attempt.nanos());
        client.begin(attempt.candidate(), headers(walked.answered(attempt.candidate(), attempt.nanos())));
    }

    @Override
    public void some(Attempt attempt, byte[] part, Consumer<Boolean> then) {
        client.write(ByteBuffer.wrap(part), then);
    }

    @Override
    public void ended(Attempt attempt, byte[] last) {
        account.close(200, walked, walked.served(), null, attempt);
        client.end(ByteBuffer.wrap(last));
    }

    /** Nobody else can go on with a stream that somebody has begun: the client is told the cause, and the stream ends. */
    private void broke(Attempt attempt, Trouble trouble, byte[] unsent) {
        account.broke(attempt.candidate(), attempt.nanos());
        account.close(200, walked, walked.served(), trouble.words(), attempt);
        String words = attempt.candidate().provider() + " " + trouble.whole();
        client.broken(ByteBuffer.wrap(unsent), new ErrorBody("provider_error", "stream_broken", words, List.of()));
    }

    private Map<String, String> headers(@Nullable Tried served) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (served != null) {
            headers.put("x-pmoves-provider", served.provider());
            headers.put("x-pmoves-tier", served.tier());
        }
        headers.put("x-pmoves-attempts", walked.line());
        return headers;
    }

    /**
     * Clients of OpenAI ask three times by themselves, at once or after as long as they are told where it is no more than a minute.
     * Each time everybody would be asked anew: they are told not to, but where waiting as long as that helps.
     */
    private void refuse(Walked.Verdict verdict) {
        Map<String, String> headers = headers(null);
        long wait = 0;
        if (verdict.status() == 429 || verdict.status() == 503) {
            wait = walked.pause(relay.pause(), account.time());
            headers.put("retry-after", String.valueOf(wait));
        }
        if (!verdict.request() && (wait == 0 || wait >= LONGEST_WAIT)) {
            headers.put("x-should-retry", "false");
        }
        account.close(verdict.status(), walked, null, null, null);
        client.refuse(
                verdict.status(),
                headers,
                new ErrorBody(verdict.type(), verdict.code(), verdict.message(), walked.tried()));
    }

    /** The client went away: what is asked for it is not wanted any more. */
    private void abandon() {
        if (account.closed()) {
            return; // it has its answer
        }
        gone = true;
        Attempt running = current;
        Tried begun = walked.served();
        account.close(
                GONE, walked, begun, begun == null ? null : "the client went away", begun == null ? null : running);
        if (running != null) {
            running.abandon();
        }
    }
}

package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Allowance;
import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.words.Asked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that requests on their way share. */
public record Relay(
        Upstream upstream,
        Watchdog watchdog,
        Memory memory,
        Circuits circuits,
        Purse purse,
        Clock clock,
        Duration pause,
        Consumer<Record> records) {

    /**
     * What is asked for.
     *
     * @param kind {@code chat} or {@code embeddings}
     * @param path below a provider's address
     * @param json whether the answer has to be JSON
     */
    public record Question(String route, String kind, String path, boolean json, List<Candidate> candidates) {}

    public void carry(Question question, Asked asked, Downstream client) {
        new Exchange(this, question, asked, client).start();
    }

    void done(Record record) {
        records.accept(record);
    }

    /**
     * Seconds until it may be worth asking again.
     *
     * @param rest the shortest that a provider asked for; null where none did
     */
    long pause(List<Allowance> spent, @Nullable Duration rest, Instant now) {
        long seconds = spent.stream()
                .mapToLong(one -> Duration.between(now, one.until(now)).toSeconds() + 1)
                .min()
                .orElse((rest == null ? pause : rest).toSeconds());
        return Math.max(1, rest == null ? seconds : Math.min(seconds, rest.toSeconds()));
    }
}

package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.words.Asked;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

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
}

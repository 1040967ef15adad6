package ai.pmoves.repl.progress;

import ai.pmoves.kernel.RunListener;
import java.util.function.Supplier;

/** A face of a running run. Thread-safe: events come from the run, {@link #say} from signals. */
public interface Progress extends RunListener, AutoCloseable {

    /** A line for a person, at once, whatever else is on the screen. */
    void say(String line);

    /** Runs a conversation with the display out of the way. */
    default <T> T aside(Supplier<T> conversation) {
        return conversation.get();
    }

    /** Leaves the screen tidy; after this nothing is drawn. */
    @Override
    default void close() {}
}

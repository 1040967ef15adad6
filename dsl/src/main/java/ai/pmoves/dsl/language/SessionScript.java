package ai.pmoves.dsl.language;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.Script;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The base class of every line of a session: what was typed stands in one block, with the session's words. */
public abstract class SessionScript extends Script {
    private @Nullable SessionWords words;
    private Map<String, @Nullable Object> variables = Map.of();

    /**
     * Evaluates the line, once.
     *
     * @param kept the session's variables; those that the line declares are put there
     */
    public final @Nullable Object evaluate(SessionWords said, Map<String, @Nullable Object> kept) {
        words = said;
        variables = kept;
        return run();
    }

    /** Where the compiler has put what was typed. */
    public final @Nullable Object line(
            @DelegatesTo(value = SessionWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        if (words == null) {
            throw new IllegalStateException("a line is evaluated by its session");
        }
        return Blocks.call(block, words);
    }

    /** A variable of an earlier line. */
    public final @Nullable Object kept(String name) {
        return variables.get(name);
    }

    /** A variable for the lines to come. */
    public final @Nullable Object keep(String name, @Nullable Object value) {
        variables.put(name, value);
        return value;
    }
}

package ai.pmoves.dsl;

import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.StepContext;
import ai.pmoves.kernel.StepPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are compiled with the checks of runbooks and evaluated one after the other; what one declares the next ones know.
 * For one thread at a time.
 */
public interface Session {
    /** The one step of the {@link #plan plan} of a line. */
    StepPath LINE = StepPath.of("line");

    /**
     * One line, compiled, and not evaluated yet; for the session that compiled it. Its number is its own among all that were typed;
     * acting is the first word in it that changes something outside of the program, or null.
     */
    interface Line {
        int number();

        String text();

        @Nullable
        String acting();
    }

    /**
     * What something is, for people.
     *
     * @param name as it is typed
     * @param about one sentence
     * @param takes whether something has to follow it in parentheses
     */
    record Known(String name, String about, boolean takes) {}

    /**
     * Where a value, or a part of it, came from.
     *
     * @param part such as {@code environment.PORT}; empty for the value itself
     * @param value of the part, as it may be shown; empty where that adds nothing
     * @param from such as {@code parameter 'port', its default}, {@code line 3: def x = 1} or {@code compose.yaml:7}
     */
    record Origin(String part, String value, String from) {}

    /**
     * @param number its own among all that were typed, by which failures and origins name it
     * @throws ai.pmoves.kernel.PmovesException (usage) with every mistake, located in the text
     */
    Line compile(int number, String text);

    /**
     * Evaluates a line that only reads.
     *
     * @param notes told of what it says meanwhile
     * @return the value of its last statement
     * @throws ai.pmoves.kernel.PmovesException for what it throws
     * @throws InterruptedException where its thread was interrupted
     */
    @Nullable
    Object evaluate(Line line, Consumer<String> notes) throws InterruptedException;

    /** Evaluates a line that may act, as an action does. @throws Exception as an action */
    @Nullable
    Object evaluate(Line line, StepContext context) throws Exception;

    /** Asks the person who typed a line. */
    interface Sure {
        /** What is to be asked before this stack is changed; empty where it is no stack that is asked for, or that was asked for already. */
        Optional<Confirmation> question(String stack);

        /** @throws ai.pmoves.kernel.PmovesException (precondition) where nobody is there to be asked */
        boolean sure(Confirmation asked);
    }

    /**
     * A plan of one step that evaluates the line, so that what it does is journaled like any other.
     *
     * @param result is given its value
     * @param sure asked right before the line destroys something
     */
    Plan plan(Line line, Consumer<@Nullable Object> result, Sure sure);

    /** The variables by name. */
    Map<String, @Nullable Object> variables();

    /** The name of the stack it is about, without reading one; empty where that is not known. */
    String stack();

    /** The same; the stack in the folder is read for it where none was read yet. Empty where there is none that can be read. */
    String stackAtHand();

    /** The word and all that it takes by which a runbook in the project has the same stack: {@code compose('infra')}. Reads none. */
    String composed(Path project);

    /** The name of the platform that it is on. */
    String platform();

    /** Where the step stands at which the session is; null where it is at none. */
    @Nullable
    Location step();

    /** A value as JSON-like data: things of the language become maps of what is known of them without looking. */
    @Nullable
    Object shape(@Nullable Object value);

    /**
     * The same as far as people look: of a list or a map its beginning, and that there is more. Reads no more of it than that.
     *
     * @throws InterruptedException where its thread was told to end
     */
    @Nullable
    Object glance(@Nullable Object value) throws InterruptedException;

    /**
     * Stands at the end of a list for what is not shown of it.
     *
     * @param number how many; negative where nobody knows without counting them
     */
    record More(long number) {
        @Override
        public String toString() {
            return number < 0 ? "... more" : "... " + number + " more";
        }
    }

    /** What may be typed behind an expression such as {@code stack.service('api')}, or at the beginning where it is empty. Evaluates nothing. */
    List<Known> members(String expression);

    /** What may stand in the parentheses behind an expression such as {@code docker.start}: one list for each way to call it. Evaluates nothing. */
    List<List<String>> calls(String expression);

    /** Where the value of an expression came from, as far as that is known; outermost first, then its parts. Evaluates nothing. */
    List<Origin> origins(String expression, @Nullable Object value);

    /** Names that may stand between quotes here: those of services. Reads nothing that has not been read. */
    Set<String> names();

    /** Without the secrets that the session knows of. */
    String safe(String text);

    /** The same for many texts: hides the secrets that are known when it is asked for. */
    UnaryOperator<String> hiding();
}

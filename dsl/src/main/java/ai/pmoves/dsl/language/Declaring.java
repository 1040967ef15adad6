package ai.pmoves.dsl.language;

import ai.pmoves.kernel.Location;
import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the words need from the evaluation that they are part of. */
public interface Declaring {
    /** The line of the runbook that is being evaluated, or null where none is. */
    @Nullable
    Location here();

    /** The group that is open, empty at the top. */
    String group();

    /** Runs the block with a group opened inside the one that is open. */
    void inGroup(String name, Runnable block);

    /** What can be read at this point. */
    Surroundings surroundings();

    /** The file's name, as its first word says it. @param shared whether that word was {@code steps} */
    void named(String name, boolean shared);

    void about(String words);

    /** Takes the declared parameters and binds their values. */
    void parameters(List<ai.pmoves.dsl.Runbooks.Parameter> declared);

    Stack compose(Path directory, Map<String, Object> options);

    /** Takes down what was said of routing, for those who ask for it and not for the steps. */
    void routing(Routing routing);

    /**
     * What another runbook, named from where commands are typed or beside this one, says of routing; its steps do not count.
     *
     * @param instead values of its parameters, over those of this runbook
     */
    Routing routingOf(String runbook, Map<String, String> instead);

    void step(String name, @Nullable String key, Closure<?> block);

    void use(String file, Map<String, Object> parameters);

    /** Notes what of a block counts for the step's key, and gives the block back. */
    Closure<?> remember(Draft draft, String role, Closure<?> block);
}

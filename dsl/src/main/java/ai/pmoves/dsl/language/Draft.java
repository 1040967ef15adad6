package ai.pmoves.dsl.language;

import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.RetryPolicy;
import ai.pmoves.kernel.StepPath;
import groovy.lang.Closure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step while its block is being read. Its needs are names until all steps are known. */
public final class Draft {
    /** A restart as written. @param instead whether the block takes the action's place */
    public record OwnWay(String name, boolean instead, Closure<?> block) {}

    /** A need as written: a text, or an element of a stack. */
    public record Need(Object target, @Nullable Location where) {}

    public final StepPath path;
    public final String group;
    public final @Nullable Location where;
    public final Surroundings surroundings;
    public String about = "";
    public final List<Need> needs = new ArrayList<>();
    public Effect effect = Effect.ONCE;
    public boolean critical = true;
    public RetryPolicy retry = RetryPolicy.NONE;
    public @Nullable Duration timeout;
    public @Nullable Duration silence;
    public @Nullable Confirmation confirmation;
    public @Nullable StepPath was;
    public @Nullable Closure<?> action;
    public @Nullable Closure<?> check;
    public @Nullable Closure<?> verify;
    public @Nullable Closure<?> undo;
    public final List<OwnWay> restarts = new ArrayList<>();
    /** The fingerprints' names of the elements that its blocks act on: {@code service api}. */
    public final Set<String> elements = new HashSet<>();

    private final Map<String, String> inputs = new LinkedHashMap<>();

    public Draft(StepPath path, String group, @Nullable Location where, Surroundings surroundings) {
        this.path = path;
        this.group = group;
        this.where = where;
        this.surroundings = surroundings;
    }

    /** Adds a component of the step's key, without what is secret; the same name twice keeps the last. */
    public void input(String name, String value) {
        inputs.put(name, surroundings.comparable(name, value));
    }

    public List<KeyComponent> inputs() {
        return inputs.entrySet().stream()
                .map(entry -> new KeyComponent(entry.getKey(), entry.getValue()))
                .toList();
    }
}

package ai.pmoves.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan, immutable. Built by {@link Step.Builder}; the language and tests are its two callers.
 *
 * @param path its identity
 * @param about what it does, in a few words
 * @param needs the steps that must have succeeded or been reused before; where one failed or was left out, this is skipped
 * @param effect what acting twice would mean
 * @param critical where false, a failure is reported and the run goes on without what needs this step
 * @param inputs the named components of its key that are known while planning (source, arguments, input digests)
 * @param confirmation what has to be asked before it acts
 * @param was its path before a rename
 * @param restarts the ways on that its author offers when it has stopped a run
 */
public record Step(
        StepPath path,
        String about,
        Set<StepPath> needs,
        Effect effect,
        boolean critical,
        List<KeyComponent> inputs,
        RetryPolicy retry,
        Timeouts timeouts,
        @Nullable Confirmation confirmation,
        Action action,
        @Nullable Check check,
        @Nullable Check verify,
        @Nullable Undo undo,
        @Nullable StepPath was,
        List<OwnRestart> restarts,
        @Nullable Location location) {

    /** Acts on the world and returns the step's output: JSON-like data, or null. */
    @FunctionalInterface
    public interface Action {
        @Nullable
        Object run(StepContext context) throws Exception;
    }

    /** Looks whether something holds. Must change nothing: it is called while planning too. */
    @FunctionalInterface
    public interface Check {
        boolean holds(StepContext context) throws Exception;
    }

    /** Takes back what the action did. */
    @FunctionalInterface
    public interface Undo {
        void run(StepContext context) throws Exception;
    }

    public Step {
        needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs));
        inputs = List.copyOf(inputs);
        restarts = List.copyOf(restarts);
    }

    /** The same with other components of its key. */
    public Step withInputs(List<KeyComponent> others) {
        return with(others, action);
    }

    /** The same step, done in another way. */
    public Step withAction(Action other) {
        return with(inputs, other);
    }

    private Step with(List<KeyComponent> components, Action act) {
        return new Step(
                path,
                about,
                needs,
                effect,
                critical,
                components,
                retry,
                timeouts,
                confirmation,
                act,
                check,
                verify,
                undo,
                was,
                restarts,
                location);
    }

    public static Builder named(String path) {
        return new Builder(StepPath.of(path));
    }

    /** Collects a step. Only the path and the action are demanded; effect is {@link Effect#ONCE} unless said otherwise. */
    public static final class Builder {
        private final StepPath path;
        private String about = "";
        private final Set<StepPath> needs = new LinkedHashSet<>();
        private Effect effect = Effect.ONCE;
        private boolean critical = true;
        private final List<KeyComponent> inputs = new ArrayList<>();
        private RetryPolicy retry = RetryPolicy.NONE;
        private Timeouts timeouts = Timeouts.NONE;
        private @Nullable Confirmation confirmation;
        private @Nullable Action action;
        private @Nullable Check check;
        private @Nullable Check verify;
        private @Nullable Undo undo;
        private @Nullable StepPath was;
        private final List<OwnRestart> restarts = new ArrayList<>();
        private @Nullable Location location;

        private Builder(StepPath path) {
            this.path = path;
        }

        public Builder about(String words) {
            about = words;
            return this;
        }

        public Builder needs(String... paths) {
            for (String need : paths) {
                needs.add(StepPath.of(need));
            }
            return this;
        }

        public Builder needs(Iterable<StepPath> paths) {
            paths.forEach(needs::add);
            return this;
        }

        public Builder effect(Effect value) {
            effect = value;
            return this;
        }

        public Builder critical(boolean value) {
            critical = value;
            return this;
        }

        public Builder input(String name, String value) {
            inputs.add(new KeyComponent(name, value));
            return this;
        }

        public Builder retry(RetryPolicy value) {
            retry = value;
            return this;
        }

        public Builder timeouts(Timeouts value) {
            timeouts = value;
            return this;
        }

        public Builder confirm(Confirmation value) {
            confirmation = value;
            return this;
        }

        public Builder action(Action value) {
            action = value;
            return this;
        }

        public Builder check(Check value) {
            check = value;
            return this;
        }

        public Builder verify(Check value) {
            verify = value;
            return this;
        }

        public Builder undo(Undo value) {
            undo = value;
            return this;
        }

        public Builder was(String oldPath) {
            was = StepPath.of(oldPath);
            return this;
        }

        public Builder restart(OwnRestart value) {
            restarts.add(value);
            return this;
        }

        public Builder at(@Nullable Location place) {
            location = place;
            return this;
        }

        public Step build() {
            if (action == null) {
                throw new IllegalStateException("step '" + path + "' has no action");
            }
            return new Step(
                    path,
                    about,
                    needs,
                    effect,
                    critical,
                    inputs,
                    retry,
                    timeouts,
                    confirmation,
                    action,
                    check,
                    verify,
                    undo,
                    was,
                    restarts,
                    location);
        }
    }
}

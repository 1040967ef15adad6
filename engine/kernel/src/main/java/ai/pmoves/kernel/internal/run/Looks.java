package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.CheckState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What checks have said since the stack's lock was taken, so that nobody is asked twice. An answer counts for a few seconds,
 * and only until the first step acts: from then on the world is another one. Thread-safe.
 */
final class Looks {
    /** Others than us may change the world too: a person, the engine itself. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Seen(Look look, Instant at) {}

    private final StepScope steps;
    private final Clock clock;
    private final Map<StepPath, Seen> seen = new ConcurrentHashMap<>();
    private volatile boolean changing;

    Looks(StepScope steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    /** What the checks of these steps say; those that have not said it moments ago are asked, in parallel. */
    Map<StepPath, CheckState> at(Collection<Step> wanted) {
        List<Step> unseen =
                wanted.stream().filter(step -> standing(step).isEmpty()).toList();
        Instant now = clock.instant();
        Map<StepPath, Look> asked = Checks.all(steps, unseen);
        asked.forEach((path, look) -> seen.put(path, new Seen(look, now)));
        Map<StepPath, CheckState> states = new LinkedHashMap<>();
        for (Step step : wanted) {
            Look look = asked.get(step.path());
            Optional<CheckState> state = look == null ? standing(step) : Optional.of(look.state());
            state.ifPresent(known -> states.put(step.path(), known));
        }
        return states;
    }

    /** What the step's check said moments ago, if it would say so still. */
    Optional<CheckState> standing(Step step) {
        Seen last = seen.get(step.path());
        if (last == null || changing || !last.look().lasts()) {
            return Optional.empty();
        }
        Duration age = Duration.between(last.at(), clock.instant());
        boolean fresh = !age.isNegative() && age.compareTo(FRESH) < 0;
        return fresh ? Optional.of(last.look().state()) : Optional.empty();
    }

    /** From now on something acts: what was seen before counts no more. */
    void worldChanges() {
        changing = true;
    }
}

package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.Restart.Kind;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people decided about steps of a run and what stands still: a step that is left out stays out of the run, anything else
 * stands until the step was begun, or ended without that. Each beginning of the run is journaled with all that stood then.
 */
public final class StandingRestarts {
    private static final Set<EventType> BEGINNINGS = EnumSet.of(EventType.RUN_STARTED, EventType.RUN_RESUMED);
    private static final Set<Status> NOT_REACHED = EnumSet.of(Status.WAITING, Status.SKIPPED);
    private static final String RESTARTS = "restarts";
    private static final String WORD = "restart";
    private static final String REASON = "reason";
    private static final String VALUE = "value";

    private StandingRestarts() {}

    /** Among the data of a run's beginning. */
    public static Entry in(Entry beginning, Map<StepPath, Restart> restarts) {
        Map<String, Object> all = new TreeMap<>();
        restarts.forEach((path, restart) -> all.put(path.value(), data(restart)));
        return all.isEmpty() ? beginning : beginning.with(RESTARTS, all);
    }

    private static Map<String, Object> data(Restart restart) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(WORD, restart.word());
        data.put(REASON, restart.reason());
        if (restart.value() != null) {
            data.put(VALUE, restart.value());
        }
        return data;
    }

    /** Those that stand, by the paths that the steps had then. */
    public static Map<StepPath, Restart> of(Journal journal, String run) {
        Map<StepPath, Restart> standing = new LinkedHashMap<>();
        journal.latest(run, BEGINNINGS).ifPresent(begun -> {
            read(begun, standing);
            if (!standing.isEmpty()) {
                journal.events(run, begun.seq()).stream()
                        .filter(StandingRestarts::reached)
                        .forEach(event ->
                                standing.computeIfPresent(StepPath.of(event.step()), (path, restart) -> left(restart)));
            }
        });
        return standing;
    }

    private static void read(Event begun, Map<StepPath, Restart> standing) {
        if (begun.data().get(RESTARTS) instanceof Map<?, ?> all) {
            all.forEach((path, stored) -> {
                if (stored instanceof Map<?, ?> data
                        && data.get(WORD) instanceof String word
                        && data.get(REASON) instanceof String reason
                        && !isHidden(data.get(VALUE))) {
                    standing.put(StepPath.of(String.valueOf(path)), Restart.of(word, reason, data.get(VALUE)));
                }
            });
        }
    }

    /** A value with a secret in it was not stored as it was: what is left of it is nobody's decision. */
    private static boolean isHidden(@Nullable Object value) {
        return value != null && Json.line(value).contains(Redactor.MASK);
    }

    private static boolean reached(Event event) {
        return event.type() == EventType.STEP_INTENT
                || (event.type() == EventType.STEP_OUTCOME && !NOT_REACHED.contains(event.status()));
    }

    private static @Nullable Restart left(Restart restart) {
        return restart.kind() == Kind.SKIP ? restart : null;
    }
}

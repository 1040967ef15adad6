package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.decide.Past;
import ai.pmoves.kernel.internal.decide.Past.Ending;
import ai.pmoves.kernel.internal.decide.Success;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what earlier runs left behind: per step only the few events that a decision rests on. */
final class Histories {
    /** Results older than this many runs of the same runbook on the same stack are not looked for. */
    private static final int RUNS_BACK = 30;

    private static final String LATEST = """
            WITH latest AS (
              SELECT max(e.id) AS id
              FROM event e
              WHERE e.run IN (%s) AND e.type IN (%s)
              GROUP BY e.step, e.type, e.status)
            SELECT %s FROM event e JOIN latest USING (id) ORDER BY e.id""";

    private static final String TAKEN_BACK_BY_OTHERS = "SELECT " + EventRow.COLUMNS
            + """
             FROM event e JOIN run r ON r.id = e.run
            WHERE r.runbook = ? AND r.stack = ? AND r.rehearsal = ? AND e.run <> ?
              AND e.type IN (%s)
            ORDER BY e.id""".formatted(StoredWords.sql(EventType.UNDO_INTENT, EventType.UNDO_OUTCOME));

    private final Reader reader;
    private final SqliteJournal journal;

    Histories(Reader reader, SqliteJournal journal) {
        this.reader = reader;
        this.journal = journal;
    }

    History of(Plan plan, @Nullable String resuming, boolean rehearsal) {
        String before = resuming == null ? "" : " AND n < (SELECT n FROM run WHERE id = ?)";
        Object[] parameters = resuming == null
                ? new Object[] {plan.runbook(), plan.stack(), rehearsal ? 1 : 0}
                : new Object[] {plan.runbook(), plan.stack(), rehearsal ? 1 : 0, resuming};
        List<String> earlier = reader.list(
                "SELECT id FROM run WHERE runbook = ? AND stack = ? AND rehearsal = ?" + before
                        + " ORDER BY n DESC LIMIT " + RUNS_BACK,
                row -> row.getString(1),
                parameters);
        String compared = resuming != null ? resuming : earlier.isEmpty() ? null : earlier.get(0);
        return new History(
                resuming,
                resuming == null
                        ? Map.of()
                        : pasts(List.of(resuming), reader.list(TAKEN_BACK_BY_OTHERS, EventRow::read, parameters)),
                pasts(earlier, List.of()),
                compared == null ? Set.of() : new LinkedHashSet<>(journal.plannedSteps(compared)));
    }

    /** @param foreign what other runs have taken back, with which nothing begins here that these runs know nothing of */
    private Map<StepPath, Past> pasts(List<String> runs, List<EventRow> foreign) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        String marks = "?,".repeat(runs.size());
        String sql =
                LATEST.formatted(marks.substring(0, marks.length() - 1), EventRow.OF_A_STEPS_COURSE, EventRow.COLUMNS);
        Map<String, Past> pasts = new LinkedHashMap<>();
        Map<String, List<KeyComponent>> keys = new HashMap<>();
        Stream.concat(reader.list(sql, EventRow::read, runs.toArray()).stream(), foreign.stream())
                .sorted(Comparator.comparingLong(EventRow::id))
                .forEach(row -> pasts.compute(
                        row.step(),
                        (path, past) -> runs.contains(row.run()) ? after(past, row, keys) : afterForeign(past, row)));
        Map<StepPath, Past> byPath = new LinkedHashMap<>();
        pasts.forEach((path, past) -> byPath.put(StepPath.of(path), past));
        byPath.values().removeIf(past -> past == null);
        return byPath;
    }

    /** What is known after one more event; the rows come in the order in which they were written. */
    private @Nullable Past after(@Nullable Past past, EventRow row, Map<String, List<KeyComponent>> keys) {
        Success success = past == null ? null : past.success();
        int attempts =
                past != null && past.run().equals(row.run()) ? Math.max(past.attempts(), row.attempt()) : row.attempt();
        if (row.is(EventType.STEP_INTENT)) {
            int failedTries = past != null && past.ending() == Ending.RETRYING ? past.tries() : 0;
            List<KeyComponent> key = keys.computeIfAbsent(row.key(), journal::components);
            return new Past(row.run(), Ending.CUT_OFF, "", attempts, failedTries, null, key, success);
        }
        List<KeyComponent> begun = past != null && past.run().equals(row.run()) ? past.begun() : List.of();
        if (row.is(EventType.STEP_RETRY)) {
            int tries = row.data().get("try") instanceof Number n ? n.intValue() : 1;
            Instant next = row.data().get("nextAt") instanceof String at ? Instant.parse(at) : null;
            return new Past(row.run(), Ending.RETRYING, row.message(), attempts, tries, next, begun, success);
        }
        if (row.is(EventType.UNDO_INTENT) || row.is(EventType.UNDO_OUTCOME)) {
            Ending ending = undoing(row);
            Success left = ending == Ending.UNDONE ? null : success;
            return new Past(row.run(), ending, row.message(), attempts, 0, null, begun, left);
        }
        if (row.success()) {
            Success now = new Success(
                    row.run(),
                    row.at(),
                    keys.computeIfAbsent(row.key(), journal::components),
                    row.data().get("output"));
            return new Past(row.run(), Ending.DONE, "", attempts, 0, null, now.components(), now);
        }
        return switch (row.outcome()) {
            case FAILED -> new Past(row.run(), failure(row), row.message(), attempts, 0, null, begun, success);
            case INTERRUPTED -> new Past(row.run(), Ending.CUT_OFF, "", attempts, 0, null, begun, success);
            default -> past;
        };
    }

    /** What this run found done and left, or did itself, another one has taken back since. */
    private static @Nullable Past afterForeign(@Nullable Past past, EventRow row) {
        return past == null ? null : past.takenBackElsewhere(undoing(row) == Ending.UNDONE);
    }

    private static Ending undoing(EventRow row) {
        if (row.status() == Status.SUCCEEDED) {
            return Ending.UNDONE;
        }
        boolean seen = row.status() == Status.FAILED
                && !"undo.timed-out".equals(row.data().get("code"));
        return seen ? Ending.UNDO_FAILED : Ending.UNDO_CUT_OFF;
    }

    /** A step that ran out of time was ended by us in the middle of its act: what it did is as unknown as after a crash. */
    private static Ending failure(EventRow row) {
        return "step.timed-out".equals(row.data().get("code")) ? Ending.CUT_OFF : Ending.FAILED;
    }
}

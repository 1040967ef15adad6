package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.History;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The journal, for reading. */
public final class SqliteJournal implements Journal, AutoCloseable {
    private static final int REMEMBERED_DURATIONS = 5;

    private final StateLayout layout;
    private final Reader reader;

    public SqliteJournal(StateLayout layout) {
        this.layout = layout;
        this.reader = new Reader(layout);
    }

    @Override
    public List<Run> runs(int limit) {
        return reader.list(RunRow.SELECT + " ORDER BY r.n DESC LIMIT ?", RunRow::read, limit);
    }

    @Override
    public Optional<Run> find(String idOrPrefix) {
        List<Run> exact = reader.list(RunRow.SELECT + " WHERE r.id = ?", RunRow::read, idOrPrefix);
        if (!exact.isEmpty() || idOrPrefix.isEmpty()) {
            return exact.stream().findFirst();
        }
        List<Run> matching = reader.list(
                RunRow.SELECT + " WHERE substr(r.id, 1, ?) = ? LIMIT 2", RunRow::read, idOrPrefix.length(), idOrPrefix);
        return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
    }

    @Override
    public List<StepState> steps(String run) {
        Instant ended = find(run).map(Run::ended).orElse(null);
        List<EventRow> rows = reader.list(
                "SELECT " + EventRow.COLUMNS + " FROM event e WHERE e.run = ? AND e.type IN ("
                        + EventRow.OF_A_STEPS_COURSE + ") ORDER BY e.seq",
                EventRow::read,
                run);
        List<String> planned = plannedSteps(run).stream().map(StepPath::value).toList();
        return StepStates.fold(planned, rows, ended, this::components);
    }

    @Override
    public List<Event> events(String run, long afterSeq) {
        return reader
                .list(
                        "SELECT " + EventRow.COLUMNS + " FROM event e WHERE e.run = ? AND e.seq > ? ORDER BY e.seq",
                        EventRow::read,
                        run,
                        afterSeq)
                .stream()
                .map(EventRow::event)
                .toList();
    }

    @Override
    public Optional<Event> latest(String run, Set<EventType> types) {
        String words = types.stream().map(type -> "'" + type.word() + "'").collect(Collectors.joining(", "));
        return reader
                .list(
                        "SELECT " + EventRow.COLUMNS + " FROM event e WHERE e.run = ? AND e.type IN (" + words
                                + ") ORDER BY e.seq DESC LIMIT 1",
                        EventRow::read,
                        run)
                .stream()
                .map(EventRow::event)
                .findFirst();
    }

    @Override
    public Path logFile(String run, StepPath step, int attempt) {
        return layout.log(run, step, attempt);
    }

    @Override
    public Path undoLog(String run, StepPath step) {
        return layout.undoLog(run, step);
    }

    @Override
    public List<Double> usualSeconds(String runbook, StepPath step) {
        return reader.list(
                """
                SELECT json_extract(e.data, '$.seconds') FROM event e JOIN run r ON r.id = e.run
                WHERE r.runbook = ? AND r.rehearsal = 0 AND e.type = ? AND e.status = ? AND e.step = ?
                ORDER BY e.id DESC LIMIT ?""",
                row -> row.getDouble(1),
                runbook,
                EventType.STEP_OUTCOME.word(),
                Status.SUCCEEDED.word(),
                step.value(),
                REMEMBERED_DURATIONS);
    }

    /** What a plan is compared with. */
    public History history(Plan plan, @Nullable String resuming, boolean rehearsal) {
        return new Histories(reader, this).of(plan, resuming, rehearsal);
    }

    /** Children that were started and whose end nobody saw, in runs whose process is gone. */
    public List<Orphan> orphans() {
        return new Orphans(reader, this).alive();
    }

    @Override
    public List<KeyComponent> components(String key) {
        return reader.list(
                "SELECT name, value FROM key_component WHERE digest = ? ORDER BY n",
                row -> new KeyComponent(row.getString(1), row.getString(2)),
                key);
    }

    List<StepPath> plannedSteps(String run) {
        return reader
                .list(
                        "SELECT steps FROM sitting WHERE run = ? ORDER BY nth DESC LIMIT 1",
                        row -> paths(row.getString(1)),
                        run)
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<StepPath> paths(String json) {
        return Json.read(json) instanceof List<?> list
                ? list.stream().map(String::valueOf).map(StepPath::of).toList()
                : List.of();
    }

    @Override
    public void close() {
        reader.close();
    }
}

package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.lock.ProcessIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds children that outlived their run, by pid and start time. */
final class Orphans {
    private static final String UNENDED = "SELECT " + EventRow.COLUMNS + """
                     FROM event e WHERE e.type = 'child.started' AND NOT EXISTS (
                      SELECT 1 FROM event x WHERE x.run = e.run AND x.type = 'child.ended' AND x.step = e.step
                        AND x.seq > e.seq AND json_extract(x.data, '$.pid') = json_extract(e.data, '$.pid'))
                    ORDER BY e.id""";

    private final Reader reader;
    private final SqliteJournal journal;

    Orphans(Reader reader, SqliteJournal journal) {
        this.reader = reader;
        this.journal = journal;
    }

    List<Orphan> alive() {
        return reader.list(UNENDED, EventRow::read).stream()
                .filter(row -> identity(row.data()).alive())
                .filter(row -> !journal.find(row.run()).map(Run::state).equals(Optional.of(Status.RUNNING)))
                .map(row -> new Orphan(
                        row.run(), StepPath.of(row.step()), identity(row.data()).pid(), row.at(), row.message()))
                .toList();
    }

    private static ProcessIdentity identity(Map<String, Object> data) {
        return new ProcessIdentity(
                data.get("pid") instanceof Number pid ? pid.longValue() : -1,
                String.valueOf(data.get("started")),
                String.valueOf(data.get("boot")),
                String.valueOf(data.get("host")));
    }
}

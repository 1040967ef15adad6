package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.internal.lock.ProcessIdentity;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run with the latest process that worked on it, and its end if that came after. */
final class RunRow {
    static final String SELECT = """
            SELECT r.id, r.runbook, s.file, r.stack, s.platform, s.parameters, r.started, s.pid, s.pid_started, s.boot,
                   s.host, r.rehearsal, s.source, s.at,
                   (SELECT e.status || ' ' || CASE e.type
                        WHEN 'run.forgotten' THEN coalesce((SELECT p.at FROM event p
                          WHERE p.run = e.run AND p.seq < e.seq ORDER BY p.seq DESC LIMIT 1), r.started)
                        ELSE e.at END FROM event e
                     WHERE e.run = r.id AND e.type IN ('run.ended', 'undo.ended', 'run.forgotten') AND e.step = '' AND e.seq >
                       coalesce((SELECT max(b.seq) FROM event b
                         WHERE b.run = r.id AND b.type IN ('run.started', 'run.resumed', 'undo.started')), 0)
                     ORDER BY e.seq DESC LIMIT 1),
                   s.hidden, s.source_hidden,
                   (SELECT l.at FROM event l WHERE l.run = r.id ORDER BY l.seq DESC LIMIT 1),
                   (SELECT sum(b.at - (SELECT p.at FROM event p
                        WHERE p.run = b.run AND p.seq < b.seq ORDER BY p.seq DESC LIMIT 1)) FROM event b
                     WHERE b.run = r.id AND b.type IN ('run.resumed', 'undo.started'))
            FROM run r JOIN sitting s ON s.run = r.id AND s.nth = (SELECT max(nth) FROM sitting WHERE run = r.id)
            """;

    private RunRow() {}

    static Run read(ResultSet row) throws SQLException {
        ProcessIdentity process =
                new ProcessIdentity(row.getLong(8), row.getString(9), row.getString(10), row.getString(11));
        String end = row.getString(15);
        Status state = end == null
                ? (process.alive() ? Status.RUNNING : Status.INTERRUPTED)
                : ended(end.substring(0, end.indexOf(' ')));
        Instant started = StoredWords.time(row.getLong(7));
        Map<String, String> parameters = texts(row.getString(6));
        return new Run(
                row.getString(1),
                row.getString(2),
                Path.of(row.getString(3)),
                row.getString(4),
                row.getString(5),
                parameters,
                state,
                started,
                state == Status.RUNNING ? null : ended(end, started, row.getLong(18)),
                Duration.ofMillis(row.getLong(19)),
                process.pid(),
                process.host(),
                row.getBoolean(12),
                row.getString(13),
                hidden(row.getString(16), parameters),
                row.getBoolean(17));
    }

    private static Status ended(String stored) {
        return Objects.requireNonNull(StoredWords.status(stored), "an end has a status");
    }

    /** @param heard when its last event was, 0 if it never came to one */
    private static Instant ended(@Nullable String end, Instant started, long heard) {
        long last = end == null ? heard : Long.parseLong(end.substring(end.indexOf(' ') + 1));
        return last == 0 ? started : StoredWords.time(last);
    }

    /** What was written before this was kept tells by the mask. */
    private static Map<String, String> hidden(@Nullable String kept, Map<String, String> parameters) {
        return kept != null
                ? texts(kept)
                : parameters.entrySet().stream()
                        .filter(entry -> entry.getValue().contains(Redactor.MASK))
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> ""));
    }

    private static Map<String, String> texts(String json) {
        return Json.readObject(json).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }
}

package ai.pmoves.repl.harness;

import ai.pmoves.docker.rehearsal.internal.world.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqlite.JDBC;

/** What journal and world say afterwards. */
final class Evidence {
    private Evidence() {}

    static boolean intact(Path journal) throws SQLException {
        return !Files.exists(journal)
                || strings(journal, "PRAGMA integrity_check").equals(List.of("ok"));
    }

    /** Steps whose success is in the journal. */
    static Set<String> succeeded(Path journal) throws SQLException {
        return Files.exists(journal)
                ? new HashSet<>(
                        strings(journal, "SELECT step FROM event WHERE type = 'step.outcome' AND status = 'succeeded'"))
                : Set.of();
    }

    static boolean hasRun(Path journal) throws SQLException {
        return Files.exists(journal)
                && !strings(journal, "SELECT name FROM sqlite_schema WHERE name = 'run'")
                        .isEmpty()
                && !strings(journal, "SELECT id FROM run").isEmpty();
    }

    /** Whether the run came to a good end. */
    static boolean hasSucceeded(Path journal) throws SQLException {
        return hasRun(journal)
                && strings(journal, "SELECT status FROM event WHERE type = 'run.ended'")
                        .contains("succeeded");
    }

    /** Things that the world saw made more than once. */
    static long madeTwice(Path world) throws IOException {
        Map<String, Integer> made = new HashMap<>();
        for (Ledger.Entry entry : Files.exists(world) ? Ledger.read(world) : List.<Ledger.Entry>of()) {
            if (entry.action().equals("create")) {
                made.merge(entry.kind() + " " + entry.name(), 1, Integer::sum);
            }
        }
        return made.values().stream().filter(count -> count > 1).count();
    }

    private static List<String> strings(Path journal, String query) throws SQLException {
        List<String> found = new java.util.ArrayList<>();
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + journal, new java.util.Properties());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}

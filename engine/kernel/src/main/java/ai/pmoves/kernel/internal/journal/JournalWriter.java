package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.RunListener;
import ai.pmoves.kernel.SecretVersions;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.key.Key;
import ai.pmoves.kernel.internal.lock.ProcessIdentity;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one connection of this process that writes. Thread-safe; every call is one durable transaction. */
public final class JournalWriter implements AutoCloseable {
    private static final int SHORTEST_ID = 4;
    private static final int LONGEST_ID = 8;

    private final Path database;
    private final Connection connection;
    private final @Nullable Object file;
    private final Clock clock;
    private final Redactor redactor;
    private final SecretVersions versions;
    private final PreparedStatement insertEvent;
    private final PreparedStatement insertComponent;
    private final Set<String> storedKeys = new HashSet<>();

    public JournalWriter(StateLayout layout, Clock clock, Redactor redactor) {
        this.database = layout.database();
        this.clock = clock;
        this.redactor = redactor;
        this.versions = layout.versions();
        this.connection = JournalFile.open(layout);
        this.file = identity(database);
        try {
            insertEvent = connection.prepareStatement("""
                    INSERT INTO event (run, seq, at, type, step, status, message, attempt, key, data)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
            insertComponent = connection.prepareStatement(
                    "INSERT OR IGNORE INTO key_component (digest, n, name, value) VALUES (?, ?, ?, ?)");
        } catch (SQLException e) {
            PmovesException unusable = JournalProblems.of(database, e);
            try {
                connection.close();
            } catch (SQLException left) {
                unusable.addSuppressed(left);
            }
            throw unusable;
        }
    }

    /** Begins a new run under an id that nobody has. */
    public synchronized RunJournal begin(Plan plan, boolean rehearsal, RunListener listener) {
        String id = transaction(() -> {
            String free = freeId();
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO run (id, runbook, stack, rehearsal, started) VALUES (?, ?, ?, ?, ?)")) {
                insert.setString(1, free);
                insert.setString(2, plan.runbook());
                insert.setString(3, plan.stack());
                insert.setBoolean(4, rehearsal);
                insert.setLong(5, clock.millis());
                insert.executeUpdate();
            }
            insertSitting(free, 1, plan);
            return free;
        });
        return new RunJournal(this, redactor, listener, clock, id, 0);
    }

    /** Goes on with a run, with the plan as it is now. */
    public synchronized RunJournal resume(String run, Plan plan, RunListener listener) {
        long seq = transaction(() -> {
            insertSitting(run, (int) number("SELECT max(nth) FROM sitting WHERE run = ?", run) + 1, plan);
            return number("SELECT max(seq) FROM event WHERE run = ?", run);
        });
        return new RunJournal(this, redactor, listener, clock, run, seq);
    }

    /** Notes that nobody will go on with a run; the caller holds its stack. */
    public synchronized void forget(String run) {
        long seq = transaction(() -> number("SELECT max(seq) FROM event WHERE run = ?", run)) + 1;
        Entry entry = Entry.of(EventType.RUN_FORGOTTEN, "").status(Status.FORGOTTEN);
        insert(new Event(seq, clock.instant(), run, entry.type(), "", entry.status(), "", Map.of()), entry);
    }

    synchronized void insert(Event event, Entry entry) {
        Key key = entry.key();
        transaction(() -> {
            if (key != null && !storedKeys.contains(key.digest())) {
                insertComponents(key);
            }
            insertEvent.setString(1, event.run());
            insertEvent.setLong(2, event.seq());
            insertEvent.setLong(3, event.at().toEpochMilli());
            insertEvent.setString(4, event.type().word());
            insertEvent.setString(5, event.step());
            insertEvent.setString(
                    6, event.status() == null ? "" : event.status().word());
            insertEvent.setString(7, event.message());
            insertEvent.setInt(8, entry.attempt());
            insertEvent.setString(9, key == null ? "" : key.digest());
            insertEvent.setString(10, entry.data().isEmpty() ? "" : Json.line(entry.data()));
            return insertEvent.executeUpdate();
        });
        if (key != null) {
            storedKeys.add(key.digest());
        }
    }

    private void insertComponents(Key key) throws SQLException {
        int n = 0;
        for (KeyComponent component : key.components()) {
            insertComponent.setString(1, key.digest());
            insertComponent.setInt(2, n++);
            insertComponent.setString(3, component.name());
            insertComponent.setString(4, redactor.text(component.value()));
            insertComponent.executeUpdate();
        }
    }

    private void insertSitting(String run, int nth, Plan plan) throws SQLException {
        ProcessIdentity self = ProcessIdentity.own();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO sitting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, run);
            insert.setInt(2, nth);
            insert.setLong(3, clock.millis());
            insert.setLong(4, self.pid());
            insert.setString(5, self.started());
            insert.setString(6, self.boot());
            insert.setString(7, self.host());
            insert.setString(8, plan.file().toString());
            String source = redactor.text(plan.source());
            insert.setString(9, source);
            insert.setString(10, plan.platform());
            insert.setString(11, Json.line(redactor.data(plan.parameters())));
            insert.setString(
                    12,
                    Json.line(plan.steps().stream()
                            .map(Step::path)
                            .map(StepPath::value)
                            .toList()));
            insert.setString(13, Json.line(hidden(plan.parameters())));
            insert.setBoolean(14, !source.equals(plan.source()));
            insert.executeUpdate();
        }
    }

    /** The parameters that cannot be read back as they were; what was a secret before it came here has no digest. */
    private Map<String, String> hidden(Map<String, String> parameters) {
        Map<String, String> hidden = new TreeMap<>();
        parameters.forEach((name, value) -> {
            if (value.equals(Redactor.MASK)) {
                hidden.put(name, "");
            } else if (!redactor.text(value).equals(value)) {
                hidden.put(name, versions.of(name, value));
            }
        });
        return hidden;
    }

    private String freeId() throws SQLException {
        for (int length = SHORTEST_ID; length <= LONGEST_ID; length++) {
            for (int i = 0; i < 20; i++) {
                String id = RunIds.random(length);
                if (number("SELECT count(*) FROM run WHERE id = ?", id) == 0) {
                    return id;
                }
            }
        }
        throw new IllegalStateException("no free run id");
    }

    private long number(String sql, String run) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, run);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    /** The driver's own transactions begin the next one with each commit, and so would lock all other writers out for good. */
    private <T> T transaction(Work<T> work) {
        demandThere();
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                T result = work.run();
                statement.execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(statement, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new JournalFailure(JournalProblems.of(database, e));
        }
    }

    private static void rollBack(Statement statement, Throwable cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** What is written to a file that was removed is written to nowhere, and SQLite does not mind. */
    private void demandThere() {
        Object now = identity(database);
        if (now == null || !now.equals(file)) {
            throw new JournalFailure(JournalProblems.gone(database, now != null));
        }
    }

    private static @Nullable Object identity(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw JournalProblems.of(database, e);
        }
    }
}

package ai.pmoves.kernel.internal.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The journal's tables, as a list of migrations. A step is only ever added at the end. */
final class JournalSchema {
    /** {@code pmvs}: says that the file is ours, before anything in it is read. */
    static final int APPLICATION_ID = 0x706d7673;

    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE run (
              n         INTEGER PRIMARY KEY,
              id        TEXT NOT NULL UNIQUE,
              runbook   TEXT NOT NULL,
              stack     TEXT NOT NULL,
              rehearsal INTEGER NOT NULL,
              started   INTEGER NOT NULL
            ) STRICT;

            CREATE INDEX run_by_runbook ON run (runbook, stack, rehearsal, n);

            -- one row for each process that worked on the run: its beginning and every resume
            CREATE TABLE sitting (
              run         TEXT NOT NULL REFERENCES run (id),
              nth         INTEGER NOT NULL,
              at          INTEGER NOT NULL,
              pid         INTEGER NOT NULL,
              pid_started TEXT NOT NULL,
              boot        TEXT NOT NULL,
              host        TEXT NOT NULL,
              file        TEXT NOT NULL,
              source      TEXT NOT NULL,
              platform    TEXT NOT NULL,
              parameters  TEXT NOT NULL,
              steps       TEXT NOT NULL,
              PRIMARY KEY (run, nth)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE event (
              id      INTEGER PRIMARY KEY,
              run     TEXT NOT NULL REFERENCES run (id),
              seq     INTEGER NOT NULL,
              at      INTEGER NOT NULL,
              type    TEXT NOT NULL,
              step    TEXT NOT NULL,
              status  TEXT NOT NULL,
              message TEXT NOT NULL,
              attempt INTEGER NOT NULL,
              key     TEXT NOT NULL,
              data    TEXT NOT NULL,
              UNIQUE (run, seq)
            ) STRICT;

            CREATE INDEX event_by_step ON event (run, type, status, step);

            -- keys are stored by content, so that a step that stays the same costs nothing more
            CREATE TABLE key_component (
              digest TEXT NOT NULL,
              n      INTEGER NOT NULL,
              name   TEXT NOT NULL,
              value  TEXT NOT NULL,
              PRIMARY KEY (digest, n)
            ) STRICT, WITHOUT ROWID;

            CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
            BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

            CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
            BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
            """, """
            -- what redaction changed: parameters by name with the keyed digest of their value, and whether the source
            ALTER TABLE sitting ADD COLUMN hidden TEXT;
            ALTER TABLE sitting ADD COLUMN source_hidden INTEGER NOT NULL DEFAULT 0;
            """);

    static final int NEWEST = MIGRATIONS.size();

    private JournalSchema() {}

    /**
     * What a file says of itself, at one moment.
     *
     * @param version 0 where none of our migrations has been there
     */
    record Found(int version, int applicationId, int tables) {}

    static Found look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            Found found = new Found(
                    version(connection),
                    number(connection, "PRAGMA application_id"),
                    number(connection, "SELECT count(*) FROM sqlite_master"));
            statement.execute("COMMIT");
            return found;
        }
    }

    private static int version(Connection connection) throws SQLException {
        return number(connection, "PRAGMA user_version");
    }

    /** Brings the tables up to {@link #NEWEST}; each migration is one transaction. */
    static void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int version = version(connection); version < NEWEST; version++) {
                statement.execute("BEGIN IMMEDIATE");
                if (version(connection) == version) {
                    statement.executeUpdate(MIGRATIONS.get(version));
                    statement.execute("PRAGMA application_id = " + APPLICATION_ID);
                    statement.execute("PRAGMA user_version = " + (version + 1));
                }
                statement.execute("COMMIT");
            }
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}

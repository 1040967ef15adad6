package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.OwnerOnly;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/** Opens the database file, and makes sure first that it is one, that it is ours and that it is whole. */
final class JournalFile {
    private static final int PAGE_SIZE_AT = 16;
    private static final int PAGE_COUNT_AT = 28;
    private static final int HEADER = 100;
    private static final int LARGEST_PAGE = 65_536;

    private JournalFile() {}

    static Connection open(StateLayout layout) {
        Path database = layout.database();
        boolean ran = Files.isDirectory(layout.runs());
        try {
            OwnerOnly.createFolder(layout.root());
            demandWhole(layout, ran);
            OwnerOnly.createFile(database);
        } catch (IOException e) {
            throw JournalProblems.unwritable(
                    database,
                    "the state folder cannot be used: " + e.getMessage(),
                    "make it writable, or set PMOVES_STATE_DIR to another one",
                    e);
        }
        try {
            return connect(layout, ran);
        } catch (SQLException e) {
            throw JournalProblems.of(database, e);
        }
    }

    private static Connection connect(StateLayout layout, boolean ran) throws SQLException {
        Properties settings = new Properties();
        // first of all, so that even switching to WAL waits for a busy writer
        settings.setProperty("busy_timeout", "10000");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("transaction_mode", "IMMEDIATE");
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + layout.database(), settings);
        boolean usable = false;
        try {
            demandOurs(connection, layout, ran);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
            }
            JournalSchema.migrate(connection);
            usable = true;
            return connection;
        } finally {
            if (!usable) {
                connection.close();
            }
        }
    }

    /** Asked before anything is written: even to switch it to WAL changes a file that is another program's. */
    private static void demandOurs(Connection connection, StateLayout layout, boolean ran) throws SQLException {
        Path database = layout.database();
        JournalSchema.Found found = JournalSchema.look(connection);
        if (found.version() > JournalSchema.NEWEST) {
            throw JournalProblems.newer(database, found.version());
        }
        if (found.version() == 0 && found.tables() == 0) {
            if (ran) {
                throw JournalProblems.emptied(layout);
            }
        } else if (found.version() == 0 || found.applicationId() != JournalSchema.APPLICATION_ID) {
            throw JournalProblems.foreign(database);
        }
    }

    /**
     * SQLite takes an empty file for a new database, removes the log of changes beside one, and notices a missing end only when
     * it comes to a missing page. Each would lose results silently. What is read first is what another process makes last.
     */
    private static void demandWhole(StateLayout layout, boolean ran) throws IOException {
        Path database = layout.database();
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        boolean logged = Files.exists(log) && Files.size(log) > 0;
        if (!Files.exists(database)) {
            if (ran || logged) {
                throw JournalProblems.missing(layout);
            }
            return;
        }
        long size = Files.size(database);
        if (size == 0) {
            if (ran || logged) {
                throw JournalProblems.emptied(layout);
            }
            return;
        }
        if (size < HEADER || (!logged && size < expectedSize(database))) {
            throw JournalProblems.corrupt(database, "its end is missing", new IOException(size + " bytes"));
        }
    }

    private static long expectedSize(Path database) throws IOException {
        try (InputStream file = Files.newInputStream(database);
                DataInputStream header = new DataInputStream(file)) {
            header.skipNBytes(PAGE_SIZE_AT);
            int pageSize = header.readUnsignedShort();
            header.skipNBytes(PAGE_COUNT_AT - PAGE_SIZE_AT - Short.BYTES);
            long pages = Integer.toUnsignedLong(header.readInt());
            return pages * (pageSize == 1 ? LARGEST_PAGE : pageSize);
        }
    }
}

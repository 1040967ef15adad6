package ai.pmoves.kernel.internal.journal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
        try {
            StateLayout.createFolder(layout.root());
            StateLayout.createFile(database);
            demandWhole(layout);
        } catch (IOException e) {
            throw JournalProblems.unwritable(
                    database,
                    "the state folder cannot be used: " + e.getMessage(),
                    "make it writable, or set PMOVES_STATE_DIR to another one",
                    e);
        }
        try {
            return connect(database);
        } catch (SQLException e) {
            throw JournalProblems.of(database, e);
        }
    }

    private static Connection connect(Path database) throws SQLException {
        Properties settings = new Properties();
        // first of all, so that even switching to WAL waits for a busy writer
        settings.setProperty("busy_timeout", "10000");
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("transaction_mode", "IMMEDIATE");
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + database, settings);
        boolean usable = false;
        try {
            int version = JournalSchema.version(connection);
            if (version > JournalSchema.NEWEST) {
                throw JournalProblems.newer(database, version);
            }
            if (version > 0 && JournalSchema.applicationId(connection) != JournalSchema.APPLICATION_ID) {
                throw JournalProblems.corrupt(
                        database, "it is the database of another program", new SQLException("application_id"));
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

    /**
     * SQLite takes an empty file for a new database, and notices a missing end only when it comes to a missing page. Both
     * would lose results silently.
     */
    private static void demandWhole(StateLayout layout) throws IOException {
        Path database = layout.database();
        long size = Files.size(database);
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        boolean logged = Files.exists(log) && Files.size(log) > 0;
        if (logged) {
            return;
        }
        if (size == 0) {
            if (Files.isDirectory(layout.root().resolve("runs"))) {
                throw JournalProblems.corrupt(
                        database, "it is empty, although there are runs", new IOException("0 bytes"));
            }
            return;
        }
        if (size < HEADER || size < expectedSize(database)) {
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

package ai.pmoves.kernel.internal.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs queries on a connection of its own. Readers wait for nobody, and nobody waits for them. Thread-safe. */
final class Reader implements AutoCloseable {

    /** Throws whatever comes where a row does not say what was ever written: that is told as damage. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Path database;
    private final Connection connection;

    Reader(StateLayout layout) {
        database = layout.database();
        connection = JournalFile.open(layout);
    }

    synchronized <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(understood(row, result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw JournalProblems.of(database, e);
        }
    }

    private <T> T understood(Row<T> row, ResultSet result) throws SQLException {
        try {
            return row.read(result);
        } catch (StoredWords.Unknown e) {
            throw JournalProblems.unknown(database, e);
        } catch (RuntimeException e) {
            throw JournalProblems.corrupt(database, "it is damaged: a row cannot be understood", e);
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

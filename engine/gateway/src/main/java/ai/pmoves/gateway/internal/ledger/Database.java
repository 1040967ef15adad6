package ai.pmoves.gateway.internal.ledger;

import ai.pmoves.gateway.Allowance;
import ai.pmoves.gateway.internal.relay.Record;
import ai.pmoves.gateway.internal.relay.Tried;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.routing.Budget;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file in which requests and budgets are kept, for its owner only; one gateway has it at a time. */
final class Database {
    private static final String SCHEMA = """
            create table if not exists request(
                id integer primary key, time integer not null, route text not null, kind text not null, stream integer not null,
                status integer not null, provider text, tier text, model text, broken text, attempts text not null,
                first_ms integer, ms integer not null, input_tokens integer not null, output_tokens integer not null);
            create index if not exists request_by_time on request(time);
            create table if not exists spent(
                owner text not null, unit text not null, per text not null, since integer not null, amount integer not null,
                primary key(owner, unit, per)) without rowid;
            """;
    private static final String INSERT = """
            insert into request(time, route, kind, stream, status, provider, tier, model, broken, attempts, first_ms, ms,
                input_tokens, output_tokens) values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String SPEND =
            "insert or replace into spent(owner, unit, per, since, amount) values(?, ?, ?, ?, ?)";
    private static final Set<StandardOpenOption> MADE = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    private final FileChannel lock;
    private final Connection connection;

    private Database(FileChannel lock, Connection connection) {
        this.lock = lock;
        this.connection = connection;
    }

    /** @throws PmovesException (precondition, locked) where it cannot be had */
    static Database open(Path folder) {
        Path file = folder.resolve("gateway.db");
        FileChannel lock = null;
        try {
            OwnerOnly.createFolder(folder);
            lock = lock(folder);
            FileChannel.open(file, MADE, OwnerOnly.FILE).close();
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = wal");
                statement.execute("pragma synchronous = normal");
                statement.execute("pragma busy_timeout = 2000");
                for (String one : SCHEMA.split(";")) {
                    if (!one.isBlank()) {
                        statement.execute(one);
                    }
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new Database(lock, connection);
        } catch (IOException | SQLException e) {
            close(lock);
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("gateway.log", "the log of requests cannot be kept: " + e.getMessage())
                            .at(new Location(file, 0, 0))
                            .fix(
                                    "make the folder writable, move a damaged file away, or name another folder: --state DIR"),
                    e);
        } catch (PmovesException e) {
            close(lock);
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel lock = FileChannel.open(folder.resolve("gateway.lock"), MADE, OwnerOnly.FILE);
        try {
            if (lock.tryLock() != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process
        }
        lock.close();
        throw new PmovesException(
                ExitCode.LOCKED,
                Problem.error("gateway.running", "another gateway runs with this folder, and counts its budgets there")
                        .at(new Location(folder, 0, 0))
                        .fix("stop that one, or give this one a folder of its own: --state DIR"));
    }

    private static void close(@Nullable FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            // the process that held it ends, and its lock with it
        }
    }

    List<Budgets.Spent> spent() throws SQLException {
        List<Budgets.Spent> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select owner, unit, per, since, amount from spent")) {
            while (rows.next()) {
                all.add(new Budgets.Spent(
                        rows.getString(1),
                        Allowance.Unit.valueOf(rows.getString(2)),
                        Budget.Period.valueOf(rows.getString(3)),
                        rows.getLong(4),
                        rows.getLong(5)));
            }
        }
        return all;
    }

    void keep(List<Record> records, List<Budgets.Spent> spent) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement spend = connection.prepareStatement(SPEND)) {
            for (Record record : records) {
                insert(insert, record);
            }
            for (Budgets.Spent one : spent) {
                spend.setString(1, one.owner());
                spend.setString(2, one.unit().name());
                spend.setString(3, one.per().name());
                spend.setLong(4, one.since());
                spend.setLong(5, one.amount());
                spend.execute();
            }
            connection.commit();
        } catch (Throwable e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void insert(PreparedStatement insert, Record record) throws SQLException {
        Tried served = record.served();
        int at = 0;
        insert.setLong(++at, record.time());
        insert.setString(++at, record.route());
        insert.setString(++at, record.kind());
        insert.setBoolean(++at, record.stream());
        insert.setInt(++at, record.status());
        insert.setString(++at, served == null ? null : served.provider());
        insert.setString(++at, served == null ? null : served.tier());
        insert.setString(++at, served == null ? null : served.model());
        insert.setString(++at, record.broken());
        insert.setString(
                ++at, Json.line(record.tried().stream().map(Tried::told).toList()));
        insert.setObject(++at, record.firstMillis() < 0 ? null : record.firstMillis());
        insert.setLong(++at, record.millis());
        insert.setLong(++at, record.input());
        insert.setLong(++at, record.output());
        insert.execute();
    }

    /** Forgets what is older. @param time in milliseconds of the epoch */
    void forget(long time) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from request where time < ?")) {
            delete.setLong(1, time);
            delete.execute();
        }
    }

    /** What was written is written: a connection that does not close well loses nothing. */
    void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException e) {
            // its file is let go all the same
        } finally {
            close(lock);
        }
    }
}

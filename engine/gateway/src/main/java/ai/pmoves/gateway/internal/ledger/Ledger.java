package ai.pmoves.gateway.internal.ledger;

import ai.pmoves.gateway.Allowance;
import ai.pmoves.gateway.internal.relay.Purse;
import ai.pmoves.gateway.internal.relay.Record;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps requests and budgets in a file, off the way of the requests: they are queued, and a thread of its own writes many at
 * once. Where the disk does not keep up, rows are dropped and counted, and no request waits. What a killed process can lose is
 * what the last fifth of a second has brought; where the power fails, also what SQLite had not moved out of its journal yet.
 */
public final class Ledger implements AutoCloseable {
    private static final int QUEUE = 20_000;
    private static final int BATCH = 2_000;
    private static final long FLUSH_MILLIS = 200;
    private static final long FORGET_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Database database;
    private final Budgets budgets;
    private final Clock clock;
    private final Duration keep;
    private final BlockingQueue<Record> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer = new Thread(this::write, "gateway-ledger");
    private volatile boolean stopping;
    private volatile boolean failing;

    private Ledger(Database database, Budgets budgets, Clock clock, Duration keep) {
        this.database = database;
        this.budgets = budgets;
        this.clock = clock;
        this.keep = keep;
    }

    /** @throws PmovesException (precondition, locked) where the file cannot be had */
    public static Ledger open(Path folder, Clock clock, Duration keep) {
        Database database = Database.open(folder);
        try {
            Ledger ledger = new Ledger(database, new Budgets(clock, database.spent()), clock, keep);
            ledger.writer.setDaemon(true);
            ledger.writer.start();
            return ledger;
        } catch (SQLException | IllegalArgumentException e) {
            database.closeQuietly();
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("gateway.log", "what was spent cannot be read: " + e.getMessage())
                            .fix("move gateway.db away, or name another folder: --state DIR"),
                    e);
        }
    }

    public Purse purse() {
        return budgets;
    }

    /** How much of it is spent in the stretch that is on. */
    public long spent(Allowance allowance) {
        return budgets.spent(allowance);
    }

    /** Queues it; never waits. */
    public void add(Record record) {
        if (!queue.offer(record)) {
            dropped.incrementAndGet();
        }
    }

    /** Rows that were not written. */
    public long dropped() {
        return dropped.get();
    }

    /** Whether the last batch could not be written. */
    public boolean failing() {
        return failing;
    }

    private void write() {
        List<Record> batch = new ArrayList<>();
        long forgot = System.nanoTime() - FORGET_NANOS;
        while (!stopping || !queue.isEmpty()) {
            try {
                Record first = queue.poll(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH);
                }
            } catch (InterruptedException e) {
                stopping = true;
            }
            keep(batch);
            batch.clear();
            if (System.nanoTime() - forgot >= FORGET_NANOS) {
                forgot = System.nanoTime();
                forget();
            }
        }
        keep(batch);
    }

    private void keep(List<Record> batch) {
        List<Budgets.Spent> spent = budgets.changed();
        if (batch.isEmpty() && spent.isEmpty()) {
            return;
        }
        try {
            database.keep(batch, spent);
            failing = false;
        } catch (Throwable e) { // whatever it is, an Error, too: the next batch is tried again
            failing = true;
            dropped.addAndGet(batch.size());
            budgets.unkept(spent);
        }
    }

    private void forget() {
        try {
            database.forget(clock.instant().minus(keep).toEpochMilli());
        } catch (Throwable e) { // there is another hour
            failing = true;
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!writer.isAlive()) { // else it is in the middle of a batch, and the file is its own until the process ends
            database.closeQuietly();
        }
    }
}

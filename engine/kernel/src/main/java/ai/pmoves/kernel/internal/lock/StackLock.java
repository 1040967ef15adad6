package ai.pmoves.kernel.internal.lock;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.internal.journal.StateLayout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One writer per stack. The lock is the operating system's, so that it ends with its process, however that ends; who holds it
 * stands in a file beside it, which is only for people and is never believed without looking whether the process lives.
 */
public final class StackLock implements AutoCloseable {
    /**
     * Files locked by this process. POSIX drops all locks of a process on a file when it closes any handle to it, so a
     * second run in the same process must not even open it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final Path info;
    private final FileChannel channel;

    private StackLock(Path file, Path info, FileChannel channel) {
        this.file = file;
        this.info = info;
        this.channel = channel;
    }

    /** @throws PmovesException (locked) naming who holds it and what to do */
    public static StackLock acquire(StateLayout layout, String stack, String runbook, Clock clock) {
        String name = StateLayout.fileName(stack);
        Path file = layout.locks().resolve(name + ".lock");
        Path info = layout.locks().resolve(name + ".json");
        try {
            OwnerOnly.createFolder(layout.locks());
            OwnerOnly.createFile(file);
            if (!HELD_HERE.add(file)) {
                throw taken(stack, file, info);
            }
            FileChannel channel = lock(file);
            if (channel == null) {
                throw taken(stack, file, info);
            }
            StackLock lock = new StackLock(file, info, channel);
            try {
                new LockInfo(ProcessIdentity.own(), runbook, clock.instant()).write(info);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
            return lock;
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("lock.unusable", "the lock " + file + " cannot be used: " + ForeignFile.why(e))
                            .fix("make the folder writable, or set PMOVES_STATE_DIR to another one"),
                    e);
        }
    }

    /** Whether a living process says that it holds the stack. Touches no lock: that is for who wants to have it. */
    public static boolean held(StateLayout layout, String stack) {
        return LockInfo.read(layout.locks().resolve(StateLayout.fileName(stack) + ".json"))
                .isPresent();
    }

    /** @return the open, locked file, or null if another process has it */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = null;
        FileLock lock = null;
        try {
            ForeignFile.check(file);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            return lock == null ? null : channel;
        } finally {
            if (lock == null) {
                if (channel != null) {
                    channel.close();
                }
                HELD_HERE.remove(file);
            }
        }
    }

    private static PmovesException taken(String stack, Path file, Path info) {
        Optional<LockInfo> holder = LockInfo.read(info);
        String who = holder.map(StackLock::describe).orElse("another run");
        String fix = holder.map(found -> fix(found.holder())).orElse("see who has it open: fuser -v " + file);
        return new PmovesException(
                ExitCode.LOCKED,
                Problem.error("lock.held", "stack '" + stack + "' is held by " + who)
                        .fix(fix));
    }

    private static String fix(ProcessIdentity holder) {
        if (holder.equals(ProcessIdentity.own())) {
            return "wait until it has ended";
        }
        String there = holder.elsewhere() ? " on " + holder.host() : "";
        return "wait for it, or stop it" + there + ": kill -INT " + holder.pid();
    }

    private static String describe(LockInfo info) {
        Instant since = info.since().truncatedTo(ChronoUnit.SECONDS);
        return "a run of '" + info.runbook() + "', pid " + info.holder().pid() + " on "
                + info.holder().host() + ", since " + since;
    }

    /** The file beside the lock is for people only: where it cannot be removed, nothing is lost. */
    @Override
    public void close() {
        try (FileChannel released = channel) {
            Files.deleteIfExists(info);
        } catch (IOException e) {
            // the system drops the lock with the process at the latest, and nobody believes the file beside it
        } finally {
            HELD_HERE.remove(file);
        }
    }
}

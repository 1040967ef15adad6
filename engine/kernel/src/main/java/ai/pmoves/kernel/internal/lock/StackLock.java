package ai.pmoves.kernel.internal.lock;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.internal.journal.StateLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
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
            StateLayout.createFolder(layout.locks());
            StateLayout.createFile(file);
            if (!HELD_HERE.add(file)) {
                throw taken(stack, file, info);
            }
            FileChannel channel = lock(file);
            if (channel == null) {
                throw taken(stack, file, info);
            }
            new LockInfo(ProcessIdentity.own(), runbook, clock.instant()).write(info);
            return new StackLock(file, info, channel);
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("lock.unusable", "the lock " + file + " cannot be used: " + e.getMessage())
                            .fix("make the folder writable, or set PMOVES_STATE_DIR to another one"),
                    e);
        }
    }

    /** @return the open, locked file, or null if another process has it */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = null;
        FileLock lock = null;
        try {
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
        Optional<LockInfo> holder = LockInfo.readLive(info);
        String who = holder.map(StackLock::describe).orElse("another run");
        String fix = holder.map(found -> found.holder().pid()
                                == ProcessHandle.current().pid()
                        ? "wait until it has ended"
                        : "wait for it, or stop it: kill -INT " + found.holder().pid())
                .orElse("see who has it open: fuser -v " + file);
        return new PmovesException(
                ExitCode.LOCKED,
                Problem.error("lock.held", "stack '" + stack + "' is held by " + who)
                        .fix(fix));
    }

    private static String describe(LockInfo info) {
        Instant since = info.since().truncatedTo(ChronoUnit.SECONDS);
        return "a run of '" + info.runbook() + "', pid " + info.holder().pid() + " on "
                + info.holder().host() + ", since " + since;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(info);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}

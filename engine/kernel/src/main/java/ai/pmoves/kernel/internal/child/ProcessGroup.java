package ai.pmoves.kernel.internal.child;

import ai.pmoves.kernel.internal.lock.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** All processes that a child is the leader of. */
public final class ProcessGroup {
    public static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration AFTER_KILL = Duration.ofSeconds(2);
    /** What {@link #end} takes at most. */
    public static final Duration LONGEST_END = GRACE.plus(AFTER_KILL);

    private static final long LOOK_EVERY_MILLIS = 20;

    private final long leader;

    public ProcessGroup(long leader) {
        if (leader <= 1) {
            throw new IllegalArgumentException("group " + leader + " is not a child's");
        }
        this.leader = leader;
    }

    /** Asks all to end, waits up to {@code grace}, then ends them. Returns when none is left. */
    public void end(Duration grace) {
        signal("TERM");
        if (!awaitEmpty(grace)) {
            signal("KILL");
            awaitEmpty(AFTER_KILL);
        }
    }

    private boolean awaitEmpty(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        boolean empty = empty();
        while (!empty && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            empty = empty();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return empty;
    }

    /** Whether no living process is in the group; dead ones that nobody has asked about do not count. */
    boolean empty() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(path -> path.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .noneMatch(pid -> ProcessIdentity.groupOf(Long.parseLong(pid)) == leader);
        } catch (IOException e) {
            return ProcessHandle.of(leader).isEmpty();
        }
    }

    /** Java can signal a process, not a group; every shell can. */
    private void signal(String name) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" -- \"-$2\"", "sh", name, Long.toString(leader))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            ProcessHandle.of(leader).ifPresent(process -> {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            });
        }
    }
}

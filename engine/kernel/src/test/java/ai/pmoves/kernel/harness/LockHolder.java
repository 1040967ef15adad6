package ai.pmoves.kernel.harness;

import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.lock.StackLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Holds a stack's lock until it is killed, or its standard input ends. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (StackLock lock =
                StackLock.acquire(new StateLayout(Path.of(arguments[0])), "starter", "bringup", Clock.systemUTC())) {
            System.out.println("held");
            while (System.in.read() >= 0) {
                // only the end counts
            }
        }
    }
}

package ai.pmoves.docker.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether an engine can be started here. */
final class Availability {
    /** Empty where it can. Printed when it is first asked for. */
    static final String WHY_NOT = tell(whyNot());

    private Availability() {}

    private static String tell(String reason) {
        if (!reason.isEmpty()) {
            System.out.println("real-engine specs are skipped: " + reason);
        }
        return reason;
    }

    private static String whyNot() {
        if (!isRoot()) {
            return "dockerd needs root";
        }
        if (EngineFiles.all().isEmpty()) {
            return "no dockerd on PATH or in $PMOVES_TEST_ENGINE_DIR";
        }
        return BusyboxImage.binary().isEmpty() ? "no static busybox (/bin/busybox or $PMOVES_TEST_BUSYBOX)" : "";
    }

    private static boolean isRoot() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}

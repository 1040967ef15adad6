package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path

/** ^C to the very process that runs the specifications. */
class Interrupt {
    /** Who starts a build in the background of a shell hands on that ^C is ignored; a JVM keeps to that, and nobody in it hears one. */
    static boolean isHeard() {
        def ignored = Files.readAllLines(Path.of('/proc/self/status')).find { it.startsWith('SigIgn:') }.split(/\s+/)[1]
        def heard = (Long.parseUnsignedLong(ignored, 16) & 2L) == 0
        if (!heard) {
            println 'skipped: ^C is ignored here, as in the background of a shell'
        }
        heard
    }

    static void send() {
        new ProcessBuilder('kill', '-INT', ProcessHandle.current().pid().toString()).start().waitFor()
    }
}

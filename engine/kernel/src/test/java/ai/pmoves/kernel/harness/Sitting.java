package ai.pmoves.kernel.harness;

import java.util.List;
import java.util.OptionalLong;

/**
 * What one victim said before it ended.
 *
 * @param lines whole lines of its output; each was said after the journal had it on disk
 * @param where it was to be killed, empty if it was not
 */
record Sitting(List<String> lines, int exitCode, String where) {

    boolean killed() {
        return exitCode == 137;
    }

    boolean ended() {
        return lines.contains("END 0");
    }

    /** Steps whose result was acknowledged. */
    List<String> acknowledged() {
        return lines.stream()
                .filter(line -> line.startsWith("OUTCOME "))
                .filter(line -> line.endsWith(" succeeded") || line.endsWith(" reused"))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    List<String> begun() {
        return lines.stream()
                .filter(line -> line.startsWith("INTENT "))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    /** Milliseconds from the start of its main method to its first step's intent. */
    OptionalLong firstStepAfter() {
        return lines.stream()
                .filter(line -> line.startsWith("INTENT "))
                .mapToLong(line -> Long.parseLong(line.split(" ")[2]))
                .findFirst();
    }
}

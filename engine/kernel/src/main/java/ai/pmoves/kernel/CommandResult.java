package ai.pmoves.kernel;

/**
 * What a child left behind.
 *
 * @param exitCode as the system gave it; 128 + signal where it was killed
 * @param output standard output, redacted, without the last line break
 * @param errors the last lines of standard error, redacted
 */
public record CommandResult(int exitCode, String output, String errors) {
    public boolean ok() {
        return exitCode == 0;
    }
}

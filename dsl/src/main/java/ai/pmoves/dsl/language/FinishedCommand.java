package ai.pmoves.dsl.language;

import ai.pmoves.kernel.CommandResult;

/** What {@code exec}, {@code run} and {@code sh} give. */
@Block(value = "a command's result", example = """
                def seen = exec 'git', 'rev-parse', 'HEAD', dir: 'app'
                log seen.ok() ? "at ${seen.output()}" : "no commit (${seen.exitCode()}): ${seen.errors()}"
                """)
public final class FinishedCommand {
    private final CommandResult result;

    FinishedCommand(CommandResult result) {
        this.result = result;
    }

    @Word("Whether it ended with exit code 0; always so after run and sh, and in a rehearsal, which starts no command.")
    public boolean ok() {
        return result.ok();
    }

    @Word("The exit code; 128 + the signal where it was killed.")
    public int exitCode() {
        return result.exitCode();
    }

    @Word(
            "What it wrote to standard output, 16 MB at most, secrets made unreadable, without the last line break; empty in a "
                    + "rehearsal.")
    public String output() {
        return result.output();
    }

    @Word("The last 20 lines that it wrote to standard error, secrets made unreadable; the step's log has them all.")
    public String errors() {
        return result.errors();
    }
}

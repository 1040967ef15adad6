package ai.pmoves.audit.internal.shell;

import java.util.List;

/**
 * A program or a builtin that a command calls.
 *
 * @param program as it is written: a name, or a path
 * @param arguments without quotes and redirections
 * @param redirected something is opened for it, and may not open
 */
public record Call(String program, List<String> arguments, boolean redirected) {

    public Call {
        arguments = List.copyOf(arguments);
    }

    public Call(String program, List<String> arguments) {
        this(program, arguments, false);
    }

    /** The last part of its path. */
    public String name() {
        return program.substring(program.lastIndexOf('/') + 1);
    }
}

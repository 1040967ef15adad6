package ai.pmoves.audit.internal.healthcheck;

import java.util.List;

/**
 * A program or a builtin that a command calls.
 *
 * @param program as it is written: a name, or a path
 * @param arguments without quotes and redirections
 * @param redirected something is opened for it, and may not open
 */
record Call(String program, List<String> arguments, boolean redirected) {

    Call {
        arguments = List.copyOf(arguments);
    }

    Call(String program, List<String> arguments) {
        this(program, arguments, false);
    }

    /** The last part of its path. */
    String name() {
        return program.substring(program.lastIndexOf('/') + 1);
    }
}

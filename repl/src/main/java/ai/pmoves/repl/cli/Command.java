package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.repl.screen.Json;
import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Problems;
import picocli.CommandLine.Option;

/** What all commands share: the invocation and the options that every one of them takes. */
abstract class Command {
    final Invocation invocation;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never")
    String colour = "auto"; // has had its effect before parsing: also what parsing says may be coloured

    @Option(names = "--no-input", description = "never ask; say which option answers")
    boolean noInput;

    @Option(names = "--trace", description = "add Java stack traces to failures")
    boolean trace;

    @Option(
            names = {"-v", "--verbose"},
            description = "tell more")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    Command(Invocation invocation) {
        this.invocation = invocation;
    }

    /** @throws ai.pmoves.kernel.PmovesException where it cannot do what was asked */
    abstract ExitCode run();

    /** Whether failures are to be told as JSON. */
    boolean speaksJson() {
        return false;
    }

    Out out() {
        return invocation.out();
    }

    Out err() {
        return invocation.err();
    }

    Problems problems(Out where) {
        return new Problems(where.screen(), invocation.directory());
    }

    void document(Object value) {
        out().line(Json.document(value));
    }

    /** A command of ours that works when pasted. */
    String next(String... words) {
        StringBuilder line = new StringBuilder(ai.pmoves.repl.screen.Text.shellWord(invocation.typed()));
        for (String word : words) {
            line.append(' ').append(ai.pmoves.repl.screen.Text.shellWord(word));
        }
        return line.toString();
    }
}

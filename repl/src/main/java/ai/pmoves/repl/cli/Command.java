package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Json;
import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Problems;
import ai.pmoves.repl.screen.Text;
import java.util.List;
import java.util.stream.Stream;
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

    /** As typed, after the program's name. */
    private List<String> words = List.of();

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
        return invocation.problems(where.screen());
    }

    void document(Object value) {
        out().line(Json.document(value));
    }

    void typed(String... args) {
        words = List.of(args);
    }

    /** This very call, and more. */
    String again(List<String> more) {
        return next(Stream.concat(words.stream(), more.stream()).toArray(String[]::new));
    }

    /** A command of ours that works when pasted. */
    String next(String... words) {
        return Text.plain(invocation.typing().command(words));
    }
}

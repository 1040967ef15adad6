package ai.pmoves.repl.cli;

import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Problems;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.ShellTyping;
import ai.pmoves.repl.screen.Typing;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of the program: everything about the process that commands may look at.
 *
 * @param typing how commands of ours are typed where our text is read, for those that we print to be pasted
 * @param in standard input
 * @param inputIsTerminal whether somebody can answer there
 * @param home the launcher's folder, beside which the runbooks of the house lie; null where none started us
 * @param fromConsole whether a console calls us: it looks itself at what became of the run
 */
public record Invocation(
        Typing typing,
        Map<String, String> environment,
        Path directory,
        InputStream in,
        boolean inputIsTerminal,
        Out out,
        Out err,
        Clock clock,
        House house,
        @Nullable Path home,
        boolean fromConsole) {

    public Invocation {
        environment = Map.copyOf(environment);
    }

    /** As a person or a script calls us. @param typed how the program was called */
    public Invocation(
            String typed,
            Map<String, String> environment,
            Path directory,
            InputStream in,
            boolean inputIsTerminal,
            Out out,
            Out err,
            Clock clock,
            House house,
            @Nullable Path home) {
        this(new ShellTyping(typed), environment, directory, in, inputIsTerminal, out, err, clock, house, home, false);
    }

    /** Whether CI runs us: no questions, plain progress. */
    public boolean inCi() {
        return !environment.getOrDefault("CI", "").isEmpty();
    }

    /** The runbooks that can be named here. */
    RunbookNames runbooks() {
        return new RunbookNames(directory, home, house.runbooks());
    }

    /** How problems are told here: places relative to the folder, commands as the program was called. */
    Problems problems(Screen screen) {
        return new Problems(screen, directory, typing);
    }

    /** What a console calls. @param other that it acts in */
    Invocation fromConsole(Typing prompt, House other) {
        return new Invocation(prompt, environment, directory, in, inputIsTerminal, out, err, clock, other, home, true);
    }

    Invocation with(Out newOut, Out newErr) {
        return new Invocation(
                typing, environment, directory, in, inputIsTerminal, newOut, newErr, clock, house, home, fromConsole);
    }
}

package ai.pmoves.repl.console;

import ai.pmoves.dsl.Runbooks;
import ai.pmoves.dsl.Session;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Problems;
import ai.pmoves.repl.screen.TerminalSize;
import ai.pmoves.repl.screen.WindowSize;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where somebody sits down: what a console may look at and do.
 *
 * @param terminal whether a person types
 * @param typing how commands are told
 * @param state the folder of the state
 * @param runs opens the journal; closed after each look
 * @param question asks before what acts destroys something
 * @param defects told of what should not happen; the session goes on
 * @param rehearsal whether everything that acts goes to the simulated engine
 */
public record Seat(
        InputStream in,
        boolean terminal,
        Out out,
        Out err,
        PromptTyping typing,
        Map<String, String> environment,
        Path directory,
        Path state,
        Clock clock,
        Supplier<Runs> runs,
        Runbooks runbooks,
        Sessions sessions,
        Acts acts,
        Question question,
        Defects defects,
        boolean rehearsal) {

    Problems problems() {
        return new Problems(err.screen(), directory, typing);
    }

    /** What follows is laid out for the window as it is now. */
    void fit() {
        if (terminal) {
            TerminalSize now = WindowSize.of(out.screen()).get();
            out.resized(now);
            err.resized(now);
        }
    }

    /** Asks the person who sits there. */
    @FunctionalInterface
    public interface Question {
        /**
         * ^C is a no.
         *
         * @throws ai.pmoves.kernel.PmovesException (precondition) where nobody is there, with the option that answers beforehand
         */
        boolean sure(Confirmation asked);
    }

    /** Begins sessions, with the options that the console was called with. */
    public interface Sessions {
        Session plain();

        /**
         * The run that is meant: by id, by how it begins, or the latest of the runbook with that name.
         *
         * @throws ai.pmoves.kernel.PmovesException (usage) where there is none, or more than one
         */
        Run run(String typed);

        /** @throws ai.pmoves.kernel.PmovesException where the runbook cannot be evaluated as it was */
        Session at(Run run, StepPath step, Map<StepPath, Object> outputs);

        /**
         * What the run's runbook would be with another text.
         *
         * @throws ai.pmoves.kernel.PmovesException with every mistake
         */
        Plan plan(Path file, Map<String, String> parameters, String text);

        /**
         * Asks, where somebody is there, whether the file is to be trusted with the text.
         *
         * @throws ai.pmoves.kernel.PmovesException (secret) where it may not be evaluated with it
         */
        void demand(Path file, String text);

        /** That a person at this console wrote a file. */
        void written(Path file);

        /**
         * That a person at this console edited a file.
         *
         * @param before the text that it had, as it was demanded
         * @param after the text that it has now
         */
        void edited(Path file, String before, String after);
    }

    /** Does what a command of ours does: the console is a second face on the same acts. */
    public interface Acts {
        ExitCode call(List<String> words);
    }

    /** Tells what should not happen, and keeps a report of it. */
    @FunctionalInterface
    public interface Defects {
        /** @param safe takes what is secret out of a text */
        void told(Throwable failure, UnaryOperator<String> safe);
    }
}

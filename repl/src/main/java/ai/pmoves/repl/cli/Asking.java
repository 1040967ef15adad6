package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Confirmation.Level;
import ai.pmoves.kernel.Confirmer;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.progress.Progress;
import ai.pmoves.repl.progress.Quiet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Confirmations: answered by options, else by the person at the terminal, else refused with the option that answers. {@code
 * --yes} never answers what asks for a word.
 */
final class Asking implements Confirmer {
    private final Command command;
    private final ActOptions how;
    private final Act act;
    private final Supplier<String> run;
    private final Prompt prompt;
    private volatile Progress progress;

    Asking(Command command, ActOptions how, Act act, RunControl control, Supplier<String> run) {
        this.command = command;
        this.how = how;
        this.act = act;
        this.progress = new Quiet(command.err());
        this.run = run;
        this.prompt = new Prompt(command.invocation, control);
    }

    /** From now on questions are asked where this display leaves room. */
    void beside(Progress display) {
        progress = display;
    }

    @Override
    public boolean confirm(StepPath step, Confirmation confirmation) {
        boolean severe = confirmation.level() == Level.SEVERE;
        if (severe ? how.words.contains(confirmation.word()) : how.yes) {
            return true;
        }
        if (!prompt.possible(command.noInput)) {
            throw nobody(confirmation);
        }
        return progress.aside(
                () -> severe ? typedWord(step, confirmation) : yesOrNo(step + ": " + confirmation.question()));
    }

    /**
     * Asks about the whole, before anything was begun.
     *
     * @throws PmovesException (precondition) where there is nobody to ask
     */
    boolean sure(String question) {
        if (how.yes) {
            return true;
        }
        if (!prompt.possible(command.noInput)) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("confirm.nobody-to-ask", question + " There is no terminal to ask at; it needs --yes")
                            .fix(command.again(List.of("--yes"))));
        }
        return yesOrNo(question);
    }

    private boolean yesOrNo(String question) {
        String answer = prompt.ask(question + " [y/N] ");
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    private boolean typedWord(StepPath step, Confirmation confirmation) {
        String answer =
                prompt.ask(step + ": " + confirmation.question() + " Type " + confirmation.word() + " to go on: ");
        return answer.equals(confirmation.word());
    }

    /** What answers it beforehand. */
    static String option(Confirmation confirmation) {
        return confirmation.level() == Level.SEVERE ? "--confirm=" + confirmation.word() : "--yes";
    }

    private PmovesException nobody(Confirmation confirmation) {
        boolean severe = confirmation.level() == Level.SEVERE;
        String option = option(confirmation);
        String next =
                run.get().isEmpty() ? command.again(List.of(option)) : command.next(act.goOn(), run.get(), option);
        return new PmovesException(
                ExitCode.PRECONDITION,
                Problem.error(
                                "confirm.nobody-to-ask",
                                confirmation.question() + " There is no terminal to ask at; it needs " + option
                                        + (severe && !how.words.isEmpty()
                                                ? ", not --confirm=" + String.join(", ", how.words)
                                                : ""))
                        .fix(next));
    }
}

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
import ai.pmoves.repl.screen.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<StepPath> settled = new HashSet<>();
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
        if (settled.contains(step) || answered(confirmation)) {
            return true;
        }
        if (!prompt.possible(command.noInput)) {
            throw nobody(confirmation);
        }
        String question = question(step, confirmation);
        return progress.aside(
                () -> isSevere(confirmation) ? typedWord(question, confirmation.word()) : yesOrNo(question));
    }

    /**
     * Asks about the whole and all these steps, before anything was begun; those that ask for one word are answered by typing it
     * once. They are not asked about again.
     *
     * @return whether all may act
     * @throws PmovesException (precondition) where there is nobody to ask
     */
    boolean settled(Optional<Confirmation> whole, Map<StepPath, Confirmation> steps) {
        Map<StepPath, Confirmation> open = new LinkedHashMap<>(steps);
        open.values().removeIf(this::answered);
        Map<String, Confirmation> questions = new LinkedHashMap<>();
        whole.filter(question -> !answered(question))
                .ifPresent(question -> questions.put(question.question(), question));
        open.forEach((step, question) -> questions.put(question(step, question), question));
        if (!questions.isEmpty() && !prompt.possible(command.noInput)) {
            throw nobody(questions.values());
        }
        if (!agreed(questions)) {
            return false;
        }
        settled.addAll(open.keySet());
        return true;
    }

    /** @param questions in the words in which they are asked */
    private boolean agreed(Map<String, Confirmation> questions) {
        Map<String, List<String>> byWord = new LinkedHashMap<>();
        for (Map.Entry<String, Confirmation> entry : questions.entrySet()) {
            if (isSevere(entry.getValue())) {
                byWord.computeIfAbsent(entry.getValue().word(), word -> new ArrayList<>())
                        .add(entry.getKey());
            } else if (!yesOrNo(entry.getKey())) {
                return false;
            }
        }
        for (Map.Entry<String, List<String>> entry : byWord.entrySet()) {
            List<String> asked = entry.getValue();
            asked.subList(0, asked.size() - 1).forEach(command.err()::line);
            if (!typedWord(asked.get(asked.size() - 1), entry.getKey())) {
                return false;
            }
        }
        return true;
    }

    private static String question(StepPath step, Confirmation confirmation) {
        return Text.oneLine(step + ": " + confirmation.question());
    }

    /** Whether an option answers it. */
    boolean answered(Confirmation confirmation) {
        return isSevere(confirmation) ? how.words.contains(confirmation.word()) : how.yes;
    }

    private static boolean isSevere(Confirmation confirmation) {
        return confirmation.level() == Level.SEVERE;
    }

    /**
     * Asks about the whole, before anything was begun.
     *
     * @throws PmovesException (precondition) where there is nobody to ask
     */
    boolean sure(Confirmation whole) {
        if (answered(whole)) {
            return true;
        }
        if (!prompt.possible(command.noInput)) {
            throw nobody(List.of(whole));
        }
        return isSevere(whole) ? typedWord(whole.question(), whole.word()) : yesOrNo(whole.question());
    }

    private boolean yesOrNo(String question) {
        String answer = prompt.ask(question + " [y/N] ");
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    private boolean typedWord(String question, String word) {
        return prompt.ask(question + " Type " + word + " to go on: ").equals(word);
    }

    /** What answers it beforehand. */
    static String option(Confirmation confirmation) {
        return isSevere(confirmation) ? "--confirm=" + confirmation.word() : "--yes";
    }

    /** Of all that nobody answers, each once; one command has all the answers. */
    private PmovesException nobody(Collection<Confirmation> questions) {
        String[] options = questions.stream().map(Asking::option).distinct().toArray(String[]::new);
        return new PmovesException(
                ExitCode.PRECONDITION,
                questions.stream()
                        .distinct()
                        .map(question -> unanswered(question).fix(command.again(List.of(options))))
                        .toList());
    }

    private PmovesException nobody(Confirmation question) {
        String fix = command.next(act.goOn(), run.get(), option(question));
        return new PmovesException(ExitCode.PRECONDITION, unanswered(question).fix(fix));
    }

    private Problem unanswered(Confirmation question) {
        return Problem.error(
                "confirm.nobody-to-ask",
                question.question() + " There is no terminal to ask at; it needs " + option(question)
                        + (isSevere(question) && !how.words.isEmpty()
                                ? ", not --confirm=" + String.join(", ", how.words)
                                : ""));
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Steps whose outcome only a person can know are asked about before the run goes on, where there is somebody to ask. */
final class Questions {
    private final Command command;
    private final ActOptions how;
    private final Prompt prompt;

    Questions(Command command, ActOptions how) {
        this.command = command;
        this.how = how;
        this.prompt = new Prompt(command.invocation);
    }

    /**
     * Adds the answers to the options; what stays open the kernel refuses, naming the option.
     *
     * @param children that still live: about their steps nobody is asked, for nobody can know
     */
    void ask(List<StepState> earlier, Plan plan, List<Decision> decisions, List<Orphan> children) {
        if (!prompt.possible(command.noInput)) {
            return;
        }
        Set<StepPath> confirmed = plan.steps().stream()
                .filter(step -> step.confirmation() != null)
                .map(Step::path)
                .collect(Collectors.toSet());
        Set<StepPath> cutOff = earlier.stream()
                .filter(state -> state.status() == Status.INTERRUPTED)
                .map(StepState::path)
                .collect(Collectors.toSet());
        Set<StepPath> going = children.stream().map(Orphan::step).collect(Collectors.toSet());
        for (Decision decision : decisions) {
            StepPath path = decision.path();
            boolean open = decision.verb() == Verb.ASK && (!confirmed.contains(path) || cutOff.contains(path));
            if (open && !going.contains(path) && !how.answers.containsKey(path.value())) {
                String word =
                        word(prompt.ask(path + ": " + decision.why() + "  [r]un again  [d]one  [s]kip  [q]uit: "));
                if (word.isEmpty()) {
                    return;
                }
                how.answers.put(path.value(), word);
            }
        }
    }

    private static String word(String answer) {
        return switch (answer.toLowerCase(Locale.ROOT)) {
            case "r", "run", "rerun" -> "rerun";
            case "d", "done" -> "done";
            case "s", "skip" -> "skip";
            default -> "";
        };
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Confirmer;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.Step;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about how a plan is run: answers given beforehand, width, what is shown. */
final class RunOptions extends ActOptions {
    @Option(names = "--parallel", paramLabel = "N", description = "most steps that act at once (default: 8)")
    int parallelism = 8;

    @Option(
            names = "--break",
            paramLabel = "STEP",
            description = "stop before this step or group; a run at a terminal is entered there")
    Set<String> breaks = new LinkedHashSet<>();

    @Option(
            names = "--repl-on-failure",
            description = "where a step fails and somebody is at the terminal, enter the run")
    boolean replOnFailure;

    /** @param resuming the run to go on with, or null */
    RunRequest request(@Nullable String resuming, Plan plan, PlanOptions options, Confirmer confirmer) {
        return new RunRequest(resuming, options.selection(), decided(plan), confirmer, parallelism(), options.rehearse)
                .stoppingBefore(breaks);
    }

    /**
     * Those of a console are about steps as they were run last: where one was renamed since, its breakpoint is before what it is
     * now; where it stands no more, there is none.
     *
     * @return the names of those that are gone
     */
    Set<String> followed(Plan plan) {
        Set<String> gone = new LinkedHashSet<>(breaks);
        Set<String> now = new LinkedHashSet<>();
        for (Step step : plan.steps()) {
            boolean same = gone.remove(step.path().value());
            boolean renamed = step.was() != null && gone.remove(step.was().value());
            if (same || renamed) {
                now.add(step.path().value());
            }
        }
        breaks = now;
        return gone;
    }

    /** Opens a console in a run that stopped where somebody wants to look around, if there is somebody, and no console is open. */
    void enter(Command command, Ended ended) {
        if (opensConsole(command, ended.code()) && !ended.run().isEmpty()) {
            new Cli(command.invocation).run("repl", ended.run());
        }
    }

    @Override
    boolean isEntered(Command command, ExitCode ended) {
        return super.isEntered(command, ended) || opensConsole(command, ended);
    }

    private boolean opensConsole(Command command, ExitCode ended) {
        Invocation invocation = command.invocation;
        boolean wanted =
                (ended == ExitCode.FAILED && replOnFailure) || (ended == ExitCode.WAITING && !breaks.isEmpty());
        return wanted
                && !invocation.fromConsole()
                && !command.speaksJson()
                && new Prompt(invocation).possible(command.noInput);
    }

    private int parallelism() {
        if (parallelism < 1) {
            throw usage("usage.parallel", "--parallel starts at 1, not " + parallelism);
        }
        return parallelism;
    }
}

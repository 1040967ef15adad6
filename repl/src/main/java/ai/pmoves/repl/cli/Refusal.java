package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Status;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run that was refused before its first step, told with the command that helps: it knows what was typed and what else runs. */
record Refusal(Command command, Journal journal) {
    private static final int SEARCHED = 200;
    private static final String ANSWER = "--answer ";

    PmovesException told(PmovesException refused, Plan plan) {
        List<Problem> problems = switch (refused.exitCode()) {
            case WAITING -> answered(refused.problems());
            case LOCKED -> held(refused.problems(), plan);
            default -> refused.problems();
        };
        PmovesException told = new PmovesException(refused.exitCode(), problems);
        told.initCause(refused);
        return told;
    }

    /** One command that answers every question: answered one by one, each would be refused for the others. */
    private List<Problem> answered(List<Problem> questions) {
        List<String> options = new ArrayList<>();
        for (Problem question : questions) {
            String fix = question.fix();
            if (fix != null && fix.startsWith(ANSWER)) {
                options.add("--answer");
                options.add(fix.substring(ANSWER.length()));
            }
        }
        return options.isEmpty()
                ? questions
                : questions.stream()
                        .map(question -> question.fix(command.again(options)))
                        .toList();
    }

    private List<Problem> held(List<Problem> problems, Plan plan) {
        Optional<Journal.Run> holder = journal.runs(SEARCHED).stream()
                .filter(run -> run.state() == Status.RUNNING && run.stack().equals(plan.stack()))
                .findFirst();
        return holder.map(run ->
                        List.of(Problem.error("lock.held", message(run)).fix(command.next("logs", "-f", run.id()))))
                .orElse(problems);
    }

    private String message(Journal.Run run) {
        Duration since =
                Duration.between(run.started(), command.invocation.clock().instant());
        return "stack '" + Text.oneLine(run.stack()) + "' is held by run " + run.id() + " of '"
                + Text.oneLine(run.runbook()) + "', begun " + Times.ago(since) + " on " + run.host() + ", pid "
                + run.pid() + "; wait for it, or end it with ^C at its terminal";
    }
}

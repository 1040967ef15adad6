package ai.pmoves.kernel.harness;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Selection;
import ai.pmoves.kernel.StateDirectory;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.UndoRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The process that gets killed: runs or resumes the synthetic plan, or takes it back. A step that only a person can decide about is answered as
 * a person would who looks at the world: by the effects file. Says on standard output what the journal has acknowledged.
 */
final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws IOException {
        long began = System.nanoTime();
        Path folder = Path.of(arguments[0]);
        boolean undo = arguments[1].equals("undo");
        Plan plan = SyntheticPlan.in(folder);
        try (Runs runs = new StateDirectory(folder.resolve("state")).openRuns(Clock.systemUTC())) {
            List<Journal.Run> before = runs.journal().runs(1);
            String resuming = before.isEmpty() ? null : before.get(0).id();
            Map<StepPath, Answer> answers = new HashMap<>();
            RunResult result = null;
            while (result == null) {
                try (Prepared prepared = undo ? undo(runs, plan, resuming) : run(runs, plan, resuming)) {
                    result = prepared.go(answers, event -> tell(event, began), new RunControl());
                } catch (PmovesException e) {
                    if (!answers.isEmpty() || !e.problems().get(0).code().equals("run.needs-answer")) {
                        throw e;
                    }
                    answers.putAll(looked(plan, folder, undo ? "undo " : ""));
                }
            }
            say("END " + result.exitCode().code());
        }
        Runtime.getRuntime().halt(0);
    }

    private static Prepared run(Runs runs, Plan plan, @Nullable String resuming) {
        return runs.prepare(plan, new RunRequest(resuming, Selection.ALL, Map.of(), (step, asked) -> true, 3, false));
    }

    private static Prepared undo(Runs runs, Plan plan, @Nullable String run) {
        return runs.prepareUndo(
                plan, new UndoRequest(Objects.requireNonNull(run), Set.of(), Map.of(), (step, asked) -> true));
    }

    private static Map<StepPath, Answer> looked(Plan plan, Path folder, String effect) throws IOException {
        List<String> done = new Effects(folder.resolve("effects")).lines();
        Map<StepPath, Answer> answers = new HashMap<>();
        for (Step step : plan.steps()) {
            boolean there = done.contains(effect + step.path().value());
            answers.put(step.path(), there ? Answer.DONE : Answer.RERUN);
        }
        return answers;
    }

    private static void tell(Event event, long began) {
        switch (event.type()) {
            case STEP_INTENT -> say("INTENT " + event.step() + " " + (System.nanoTime() - began) / 1_000_000);
            case UNDO_INTENT -> say("INTENT undo:" + event.step() + " " + (System.nanoTime() - began) / 1_000_000);
            case UNDO_OUTCOME -> say("OUTCOME undo:" + event.step() + " " + event.status());
            case STEP_OUTCOME -> say("OUTCOME " + event.step() + " " + event.status());
            default -> {
                // not looked at
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.progress.StepView;
import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Why a run failed: the step, the place with its source, the one cause, the end of the output, the log's path. */
final class FailureScreen {
    private static final int OUTPUT = 8;

    private final Command command;
    private final Ending ending;
    private final Screen screen;
    private final Ink ink;

    FailureScreen(Command command, Ending ending) {
        this.command = command;
        this.ending = ending;
        this.screen = command.err().screen();
        this.ink = new Ink(screen);
    }

    List<String> lines(StepPath path) {
        if (!(ending.result().outcomes().get(path) instanceof Outcome.Failed failure)) {
            return List.of();
        }
        StepView step = ending.view().steps().stream()
                .filter(s -> s.path().equals(path))
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        String after =
                step.started() == null || step.ended() == null ? "" : " after " + Times.took(step.took(step.ended()));
        lines.add(ink.bad("x") + "  "
                + ink.strong((ending.act() == Act.UNDO ? "undo of " : "")
                        + ending.plan().runbook() + " failed at step " + step.number() + "/"
                        + ending.view().size() + " '" + path + "'" + after));
        Problem cause = located(failure.cause(), path);
        lines.addAll(command.invocation.problems(screen).place(cause));
        for (String line : cause.message().strip().split("\n", -1)) {
            lines.add("   " + clipped(Text.oneLine(line)));
            if (lines.size() >= 14) {
                break;
            }
        }
        lines.addAll(output(failure, step));
        others(path).forEach(other -> lines.add("   also failed: " + other));
        if (cause.fix() != null) {
            lines.add("   fix: " + command.invocation.problems(screen).pasteable(cause.fix()));
        }
        return lines;
    }

    /** A cause without a place of its own is shown at its step. */
    private Problem located(Problem cause, StepPath path) {
        return cause.where() != null
                ? cause
                : ending.plan().steps().stream()
                        .filter(step -> step.path().equals(path))
                        .map(Step::location)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .map(cause::at)
                        .orElse(cause);
    }

    private List<String> output(Outcome.Failed failure, StepView step) {
        Path log = ending.log(step);
        long total = count(log);
        List<String> last =
                failure.lastOutput().stream().filter(line -> !line.isBlank()).toList();
        if (last.isEmpty() && total == 0) {
            return List.of();
        }
        List<String> shown = last.subList(Math.max(0, last.size() - OUTPUT), last.size());
        List<String> lines = new ArrayList<>();
        lines.add("   last output (" + shown.size() + " of " + Text.count(Math.max(total, shown.size()), "line") + ": "
                + log + ")");
        shown.forEach(line -> lines.add("     " + clipped(Text.oneLine(line))));
        return lines;
    }

    private String clipped(String text) {
        return Text.clip(text, Math.max(40, Math.min(200, screen.columns() * 2)), ink.ellipsis());
    }

    private List<String> others(StepPath first) {
        List<String> names = ending.with(Outcome.Failed.class).stream()
                .filter(path -> !path.equals(first))
                .map(StepPath::value)
                .toList();
        return names.isEmpty() ? List.of() : List.of(String.join(", ", names));
    }

    private static long count(Path file) {
        try (Stream<String> lines = Files.lines(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.count();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}

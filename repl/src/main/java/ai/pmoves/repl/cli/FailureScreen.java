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
    private static final int CAUSE = 13;

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
        boolean many = cause.message().strip().contains("\n");
        lines.addAll(command.invocation.problems(screen).place(cause));
        lines.addAll(words(cause.message(), path));
        if (!many && !AuditEnding.is(cause)) {
            lines.addAll(output(failure, step));
        }
        others(path).forEach(other -> lines.add("   also failed: " + other));
        if (cause.fix() != null && !many && !AuditEnding.isOfMany(cause)) {
            lines.addAll(fix(cause.fix(), 3));
        }
        return lines;
    }

    /** As many causes as a screen holds, each whole with what mends it; how to see the others is said. */
    private List<String> words(String message, StepPath path) {
        List<List<String>> causes = new ArrayList<>();
        for (String line : message.strip().lines().toList()) {
            boolean detail = line.startsWith(" ") && !causes.isEmpty();
            if (!detail) {
                causes.add(new ArrayList<>());
            }
            causes.get(causes.size() - 1)
                    .addAll(
                            detail
                                    ? fix(line.strip().replaceFirst("^fix: ", ""), 5)
                                    : laidOut("   " + Text.oneLine(fromHere(line))));
        }
        List<String> lines = new ArrayList<>();
        for (List<String> cause : causes) {
            if (!lines.isEmpty() && lines.size() + cause.size() > CAUSE) {
                int left = causes.size() - causes.indexOf(cause);
                lines.add("   " + ink.ellipsis() + " " + left + " more: "
                        + command.next("logs", ending.result().run(), path.value()));
                break;
            }
            lines.addAll(cause);
        }
        return lines;
    }

    private List<String> fix(String advice, int indent) {
        return command.invocation.problems(screen).fix(advice, indent);
    }

    private List<String> laidOut(String line) {
        return screen.width() == Screen.UNKNOWN ? List.of(line) : Text.hanging(line, screen.columns(), 5);
    }

    private String fromHere(String line) {
        String folder = command.invocation.directory() + java.io.File.separator;
        return line.startsWith(folder) ? line.substring(folder.length()) : line;
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

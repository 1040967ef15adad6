package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.OwnRestart;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The last block of a run: warnings, what is reachable, the failure, the counts, the next command. What matters most comes last. */
final class EndingScreen {
    private static final int LISTED = 12;

    private final Command command;
    private final Ending ending;
    private final boolean entered;
    private final Screen screen;
    private final Ink ink;

    /** @param entered whether a console tells the rest, which is how the run stands and the ways on */
    EndingScreen(Command command, Ending ending, boolean entered) {
        this.entered = entered;
        this.command = command;
        this.ending = ending;
        this.screen = command.err().screen();
        this.ink = new Ink(screen);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        some(ending.view().warnings()).forEach(text -> lines.add(ink.warn(" !") + " " + Text.oneLine(text)));
        boolean failed = ending.firstFailure().isPresent() && ending.result().exitCode() != ExitCode.OK;
        if (failed && !entered) {
            lines.addAll(new FailureScreen(command, ending)
                    .lines(ending.firstFailure().orElseThrow()));
        } else if (!failed) {
            ending.with(Outcome.Failed.class)
                    .forEach(path ->
                            lines.add(ink.warn(" !") + " " + path + " failed, and is not critical: " + cause(path)));
            some(ending.addresses()).forEach(address -> lines.add("   " + address));
        }
        if (entered) {
            return lines;
        }
        ending.with(Outcome.Interrupted.class)
                .forEach(path -> lines.add(ink.warn(" !") + " " + path + " was cut off: what it did is unknown"));
        ending.with(Outcome.Waiting.class)
                .forEach(path -> lines.add(ink.warn(" !") + " " + path + " waits: " + question(path)));
        lines.add(counts());
        lines.addAll(next());
        return lines;
    }

    private String cause(StepPath path) {
        Problem cause = ending.cause(path);
        return cause == null ? "" : Text.first(cause.message());
    }

    private String question(StepPath path) {
        return ending.result().outcomes().get(path) instanceof Outcome.Waiting waiting
                ? Text.oneLine(waiting.what())
                : "";
    }

    private List<String> some(List<String> texts) {
        if (texts.size() <= LISTED) {
            return texts;
        }
        List<String> shown = new ArrayList<>(texts.subList(0, LISTED - 1));
        shown.add(ink.ellipsis() + " " + (texts.size() - LISTED + 1) + " more");
        return shown;
    }

    /** {@code ok=5 reused=2 failed=1 not-run=3  3m12s  run 7f3a}. */
    private String counts() {
        String counts = ending.counts().entrySet().stream()
                .map(entry -> painted(entry.getKey(), entry.getKey() + "=" + entry.getValue()))
                .collect(Collectors.joining(" "));
        return counts + "  " + Times.took(ending.result().took()) + "  run "
                + ending.result().run();
    }

    private String painted(String name, String text) {
        return switch (name) {
            case "ok", "undone" -> ink.good(text);
            case "failed" -> ink.bad(text);
            case "interrupted", "waiting" -> ink.warn(text);
            default -> text;
        };
    }

    private List<String> next() {
        String run = ending.result().run();
        List<String> lines = new ArrayList<>();
        List<StepPath> cutOff = ending.with(Outcome.Interrupted.class);
        if (!cutOff.isEmpty()) {
            lines.addAll(hint(command.next(ending.act().goOn(), run), "its check decides, or you are asked"));
            return lines;
        }
        if (ending.result().outcomes().values().stream()
                .anyMatch(outcome -> outcome instanceof Outcome.Waiting waiting && waiting.isAtBreakpoint())) {
            lines.addAll(hint(command.next("repl", run), "look around there"));
            lines.addAll(hint(command.next(ending.act().goOn(), run), "go on"));
        } else if (ending.result().exitCode() == ExitCode.WAITING) {
            lines.addAll(hint(command.next(ending.act().goOn(), run), "once it is decided"));
        } else if (ending.firstFailure().isPresent() && ending.result().exitCode() != ExitCode.OK) {
            StepPath path = ending.firstFailure().get();
            Problem cause = ending.cause(path);
            if (cause != null && AuditEnding.is(cause)) {
                new AuditEnding(cause, ending.plan().parameters())
                        .next(command)
                        .forEach(next -> lines.addAll(hint(next.line(), next.what())));
                return lines;
            }
            lines.addAll(
                    looksOnly() && command instanceof RunCommand
                            ? hint(command.again(List.of()), "look again, once that is mended")
                            : hint(command.next(ending.act().goOn(), run), "try again from " + path));
            if (ending.act() == Act.RUN && !looksOnly()) {
                lines.addAll(hint(command.next("repl", run), "look around in it, mend the step, go on"));
            }
            if (ending.act() == Act.RUN) {
                offered(path)
                        .forEach(name -> lines.addAll(
                                hint(command.next("resume", run, "--restart", name), "a way on that the step offers")));
                lines.addAll(hint(command.next("logs", run, path.value()), "its whole output"));
            }
        } else if (ending.result().exitCode() != ExitCode.OK) {
            List<String> words = new ArrayList<>(List.of(ending.act().goOn(), run));
            words.addAll(ending.consents());
            lines.addAll(hint(command.next(words.toArray(String[]::new)), "go on"));
        }
        return lines;
    }

    private List<String> offered(StepPath path) {
        return ending.plan().steps().stream()
                .filter(step -> step.path().equals(path))
                .flatMap(step -> step.restarts().stream())
                .map(OwnRestart::name)
                .toList();
    }

    /** Whether the runbook changes nothing, so that there is nothing to go on with. */
    private boolean looksOnly() {
        return ending.plan().steps().stream().allMatch(step -> step.effect() == Effect.PURE);
    }

    /** What it is good for stands below a command that leaves no room for it. */
    private List<String> hint(String commandLine, String what) {
        String line = ink.strong("next:  ") + commandLine;
        int room = screen.columns() - Text.width(what) - 2;
        return Text.width(line) > room && screen.width() != Screen.UNKNOWN
                ? List.of(line, "       " + ink.faint(what))
                : List.of(Text.pad(line, Math.min(41, room)) + "  " + ink.faint(what));
    }
}

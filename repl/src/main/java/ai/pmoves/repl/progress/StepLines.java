package ai.pmoves.repl.progress;

import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws steps as lines: {@code  ok  1 preflight   0.8s   12 checks}. Pure. */
public final class StepLines {
    private static final int LONGEST_NAME = 32;

    private final Screen screen;
    private final Ink ink;
    private final int numberWidth;
    private final int nameWidth;
    private final Map<StepPath, String> usual;

    /** @param usual such as {@code usually 2m10s}, where there is experience */
    public StepLines(Screen screen, List<StepPath> plan, Map<StepPath, String> usual) {
        this.screen = screen;
        this.ink = new Ink(screen);
        this.numberWidth = Integer.toString(plan.size()).length();
        int longest = plan.stream().mapToInt(p -> p.value().length()).max().orElse(0);
        this.nameWidth = screen.terminal()
                ? Math.min(longest, Math.max(12, Math.min(LONGEST_NAME, screen.columns() / 3)))
                : longest;
        this.usual = usual;
    }

    /** One step, never wider than a terminal; elsewhere nothing is cut. */
    public String line(StepView step, Instant now) {
        String note = step.status() == Status.UNDONE
                ? (Status.UNDONE.word() + "  " + Text.first(step.note())).strip()
                : Text.first(step.note());
        String time = step.started() == null ? "" : Times.took(step.took(now));
        if (step.status() == Status.REUSED || step.status() == Status.SKIPPED) {
            time = step.status().word();
        }
        String expectation = step.running() ? usual.getOrDefault(step.path(), "") : "";
        String attempt = step.running() && step.attempt() > 1 ? "try " + step.attempt() + "  " : "";
        String head = " " + mark(step.status()) + " "
                + Text.pad(
                        " ".repeat(numberWidth - Integer.toString(step.number()).length()) + step.number(), numberWidth)
                + " "
                + Text.pad(Text.clip(step.path().value(), nameWidth, ink.ellipsis()), nameWidth)
                + "  "
                + Text.pad(time, 7);
        String tail = expectation.isEmpty() ? "" : "  " + ink.faint(expectation);
        if (!screen.terminal()) {
            return (head + "  " + attempt + note + tail).stripTrailing();
        }
        int room = screen.columns() - Text.width(head) - Text.width(tail) - 2;
        if (room < 8) {
            tail = "";
            room = screen.columns() - Text.width(head) - 2;
        }
        String body = room < 4 ? "" : "  " + Text.clip(attempt + note, room, ink.ellipsis());
        return Text.clip((head + body + tail).stripTrailing(), screen.columns(), ink.ellipsis());
    }

    /** The region below the finished steps: what runs, then what waits, in at most so many lines. */
    public List<String> region(RunView view, Instant now, int rows) {
        List<StepView> running = view.running();
        List<StepView> pending = view.pending();
        List<String> lines = new ArrayList<>();
        int room = Math.max(1, rows - (pending.isEmpty() ? 0 : 1));
        int shown = running.size() <= room ? running.size() : room - 1;
        for (StepView step : running.subList(0, shown)) {
            lines.add(line(step, now));
        }
        if (shown < running.size()) {
            lines.add("    " + ink.faint(ink.ellipsis() + " " + (running.size() - shown) + " more"));
        }
        if (!pending.isEmpty() && lines.size() < rows) {
            lines.add(waiting(pending));
        }
        return lines;
    }

    private String waiting(List<StepView> pending) {
        String names =
                String.join(", ", pending.stream().map(s -> s.path().value()).toList());
        String line = " " + ink.faint("..") + " " + Text.pad("", numberWidth - 1) + pending.size() + " waiting: ";
        return Text.clip(line + ink.faint(names), screen.columns(), ink.ellipsis());
    }

    /** Two columns. */
    public String mark(Status status) {
        return switch (status) {
            case SUCCEEDED -> ink.good("ok");
            case REUSED -> ink.good("--");
            case SKIPPED -> ink.faint("--");
            case FAILED -> ink.bad(" x");
            case INTERRUPTED, WAITING -> ink.warn(" !");
            case RUNNING, RETRYING -> ink.busy(">>");
            case UNDONE -> ink.warn("<<");
            case FORGOTTEN -> ink.faint("--");
            case PENDING -> ink.faint("..");
        };
    }
}

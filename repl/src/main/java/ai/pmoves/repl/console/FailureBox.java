package ai.pmoves.repl.console;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Status;
import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Problems;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run that stopped, as the journal knows it: days later and from another process. */
public record FailureBox(Screen screen, Problems problems, Journal journal, Instant now) {
    private static final int OUTPUT = 8;
    private static final int CAUSE = 12;
    private static final Pattern PLACE = Pattern.compile("(.+?)(?::(\\d+))?(?::(\\d+))?");

    /** Shows a run to who sits there. @param step as for {@link #lines} */
    static void show(Seat seat, Journal journal, Run run, @Nullable StepState step) {
        FailureBox box = new FailureBox(
                seat.err().screen(), seat.problems(), journal, seat.clock().instant());
        seat.err().lines(box.lines(run, step));
    }

    /** @param step that stopped it; null where none did */
    public List<String> lines(Run run, @Nullable StepState step) {
        Ink ink = new Ink(screen);
        List<StepState> steps =
                journal.steps(run.id()).stream().filter(StepState::planned).toList();
        List<String> lines = new ArrayList<>();
        String about = "run " + run.id() + ", " + Times.ago(Duration.between(run.started(), now));
        if (step == null) {
            lines.add(Text.oneLine(run.runbook()) + " on " + Text.oneLine(run.stack()) + " "
                    + run.state().word() + "  " + ink.faint(about));
            lines.add("   " + counts(steps));
            return lines;
        }
        String took = step.started() == null || step.ended() == null
                ? ""
                : step.status() == Status.WAITING
                        ? " for " + Times.span(Duration.between(step.ended(), now))
                        : " after " + Times.took(Duration.between(step.started(), step.ended()));
        lines.add((step.status() == Status.WAITING ? ink.warn("!") : ink.bad("x")) + "  "
                + ink.strong(Text.oneLine(run.runbook()) + " " + step.status().word() + " at step "
                        + (steps.indexOf(step) + 1) + "/" + steps.size() + " '" + step.path() + "'" + took)
                + "  " + ink.faint(about));
        Event end = outcome(run, step);
        Map<String, Object> data = end == null ? Map.of() : end.data();
        if (data.get("location") instanceof String place) {
            lines.addAll(problems.place(
                    Problem.error(String.valueOf(data.get("code")), "").at(location(place))));
        }
        String cause = end == null ? step.detail() : end.message();
        lines.addAll(words(cause));
        lines.addAll(output(run, step, data));
        others(steps, step).ifPresent(others -> lines.addAll(laidOut("   " + others)));
        if (data.get("fix") instanceof String fix) {
            lines.addAll(problems.fix(fix, 3));
        }
        lines.add("   " + counts(steps));
        return lines;
    }

    /** As many lines as a window holds; how many there are else is said. */
    private List<String> words(String cause) {
        List<String> all = cause.lines().map(Text::oneLine).toList();
        List<String> lines = new ArrayList<>();
        all.stream().limit(CAUSE).forEach(text -> lines.addAll(laidOut("   " + text)));
        if (all.size() > CAUSE) {
            lines.add("   " + new Ink(screen).ellipsis() + " " + (all.size() - CAUSE) + " more: :logs");
        }
        return lines;
    }

    private List<String> laidOut(String line) {
        return screen.width() == Screen.UNKNOWN ? List.of(line) : Text.hanging(line, screen.columns(), 5);
    }

    /** Which other steps came to the same end. */
    private static Optional<String> others(List<StepState> steps, StepState first) {
        List<String> names = steps.stream()
                .filter(step -> step.status() == first.status() && !step.path().equals(first.path()))
                .map(step -> step.path().value())
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("also " + first.status().word() + ": " + String.join(", ", names));
    }

    private List<String> output(Run run, StepState step, Map<String, Object> data) {
        if (!(data.get("lastOutput") instanceof List<?> last) || last.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("   last output (" + journal.logFile(run.id(), step.path(), Math.max(1, step.attempt())) + "):");
        last.subList(Math.max(0, last.size() - OUTPUT), last.size())
                .forEach(text -> lines.add("     "
                        + Text.clip(Text.oneLine(String.valueOf(text)), Math.max(40, screen.columns() * 2), "...")));
        return lines;
    }

    /** The last that was told of how it ended. */
    @Nullable
    Event outcome(Run run, StepState step) {
        Event last = null;
        for (Event event : journal.events(run.id(), 0)) {
            if (event.type() == EventType.STEP_OUTCOME
                    && event.step().equals(step.path().value())
                    && event.status() == step.status()) {
                last = event;
            }
        }
        return last;
    }

    /** In the words of a run's ending. */
    private static String counts(List<StepState> steps) {
        Map<Status, Long> counts =
                steps.stream().collect(Collectors.groupingBy(StepState::status, TreeMap::new, Collectors.counting()));
        long pending = Objects.requireNonNullElse(counts.remove(Status.PENDING), 0L);
        return Stream.concat(
                        counts.entrySet().stream()
                                .map(entry -> (entry.getKey() == Status.SUCCEEDED
                                                ? "ok"
                                                : entry.getKey().word())
                                        + "=" + entry.getValue()),
                        pending == 0 ? Stream.of() : Stream.of("not-run=" + pending))
                .collect(Collectors.joining(" "));
    }

    static Location location(String place) {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches()) {
            return new Location(Path.of(place), 0, 0);
        }
        return new Location(Path.of(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

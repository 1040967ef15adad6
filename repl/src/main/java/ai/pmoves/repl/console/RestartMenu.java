package ai.pmoves.repl.console;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Status;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways on from a step that stopped a run: those that are possible, each with the key that takes it. What the step's author
 * offers has numbers. Read from the journal: nothing is evaluated to be asked.
 */
final class RestartMenu {
    private static final String INDENT = "   ";

    /**
     * @param key that is typed for it
     * @param label as it is offered, with its key in brackets
     * @param argument what has to follow the key, as it is named; null where nothing does
     * @param command without its colon
     */
    private record Way(String key, String label, @Nullable String argument, String command) {
        /** Named by a letter of its command. */
        static Way of(String label, @Nullable String argument, String command) {
            return new Way(label.substring(1, 2), label, argument, command);
        }

        /** An assignment to a variable of that name is no answer. */
        boolean takes(String rest) {
            return rest.isEmpty() || (argument != null && !rest.startsWith("="));
        }

        String shown() {
            return argument == null ? label : label + " " + argument;
        }
    }

    private final List<Way> ways = new ArrayList<>();
    private final List<Way> own = new ArrayList<>();

    /** @param events all of the run's */
    RestartMenu(Run run, List<StepState> steps, StepState stopped, List<Event> events) {
        if (stopped.status() == Status.WAITING) {
            ways.add(Way.of("[c]ontinue", null, "continue"));
        } else {
            ways.add(Way.of("[r]etry", null, "retry"));
        }
        if (Files.isWritable(run.file())) {
            ways.add(Way.of("[e]dit & retry", null, "edit retry"));
        }
        ways.add(Way.of("[s]kip", "REASON", "skip"));
        ways.add(Way.of("[v]alue", "EXPR", "value"));
        if (steps.indexOf(stopped) > 0) {
            ways.add(Way.of("[f]rom", "STEP", "from"));
        }
        if (Undoable.any(steps, events)) {
            ways.add(Way.of("[u]ndo", null, "undo"));
        }
        ways.add(Way.of("[q]uit", null, "quit"));
        for (String name : offered(stopped, events)) {
            String key = String.valueOf(own.size() + 1);
            own.add(new Way(key, "[" + key + "] " + Text.oneLine(name), null, "restart " + name));
        }
    }

    /** By the names that the step had when it stopped. */
    private static List<String> offered(StepState stopped, List<Event> events) {
        List<String> names = new ArrayList<>();
        for (Event event : events) {
            if (event.type() == EventType.STEP_OUTCOME
                    && event.step().equals(stopped.path().value())) {
                names.clear();
                if (event.data().get("restarts") instanceof List<?> all) {
                    all.forEach(name -> names.add(String.valueOf(name)));
                }
            }
        }
        return names;
    }

    /** What is asked. */
    List<String> lines(Screen screen) {
        List<String> lines = new ArrayList<>(inRows(ways, screen));
        lines.addAll(inRows(own, screen));
        return lines;
    }

    private static List<String> inRows(List<Way> all, Screen screen) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (Way way : all) {
            if (!row.isEmpty() && INDENT.length() + Text.width(row + "  " + way.shown()) > screen.columns()) {
                rows.add(INDENT + row);
                row.setLength(0);
            }
            row.append(row.isEmpty() ? "" : "  ").append(way.shown());
        }
        if (!row.isEmpty()) {
            rows.add(INDENT + row);
        }
        return rows;
    }

    /** Whether it is the key of a way on that every step has. */
    boolean isLetter(String key) {
        return ways.stream().anyMatch(way -> way.key().equals(key));
    }

    /** The command that an answer means: its first word is a key. @param typed such as {@code s not on this machine} */
    Optional<String> command(String typed) {
        String key = typed.strip().split("\\s", 2)[0];
        String rest = typed.strip().substring(key.length()).strip();
        return Stream.concat(ways.stream(), own.stream())
                .filter(way -> way.key().equals(key) && way.takes(rest))
                .findFirst()
                .map(way -> (way.command() + " " + rest).strip());
    }
}

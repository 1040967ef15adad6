package ai.pmoves.repl.screen;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Problems as a person reads them: one in full with its source line, a few with a caret each, many on one line each; what
 * matters most comes last, where the eye is.
 */
public final class Problems {
    private static final int WITH_SOURCE = 12;
    private static final int LISTED = 60;
    private static final int MESSAGE_COLUMNS = 3000;

    private final Screen screen;
    private final Ink ink;
    private static final Pattern COMMAND = Pattern.compile(
            "[(\\[]|(?:cp|install|printf|sed|docker|docker-compose|git|mkdir|chmod|chown|mv|rm|touch|sudo|apt-get|curl|export|pmoves|sh|kill) |-p ");

    private final Path directory;
    private final Typing typing;

    /**
     * @param directory what files are shown relative to
     * @param typing how commands are told, to be pasted
     */
    public Problems(Screen screen, Path directory, Typing typing) {
        this.typing = typing;
        this.screen = screen;
        this.ink = new Ink(screen);
        this.directory = directory;
    }

    /** At most some hundred lines; the rest is counted. */
    public List<String> lines(List<Problem> problems) {
        if (problems.size() == 1) {
            return one(problems.get(0));
        }
        List<Problem> ordered = problems.stream()
                .sorted(Comparator.comparing(Problem::severity).reversed())
                .toList();
        boolean source = ordered.size() <= WITH_SOURCE;
        List<String> lines = new ArrayList<>();
        int left = Math.max(0, ordered.size() - LISTED);
        if (left > 0) {
            lines.add("   " + ink.ellipsis() + " " + left + " more");
        }
        for (Problem problem : ordered.subList(left, ordered.size())) {
            lines.addAll(source ? withSource(problem) : line(problem));
        }
        lines.add(ink.strong(total(problems)));
        return lines;
    }

    /** The message, its place, the source line, the fix. */
    public List<String> one(Problem problem) {
        List<String> lines = new ArrayList<>();
        lines.addAll(said(problem));
        lines.addAll(place(problem));
        if (problem.fix() != null) {
            lines.addAll(fix(problem.fix(), 3));
        }
        return lines;
    }

    /** The message alone. */
    public List<String> said(Problem problem) {
        return laidOut(mark(problem) + "  " + message(problem));
    }

    /** The place with its code, then the source line with a caret; nothing where there is neither. */
    public List<String> place(Problem problem) {
        List<String> lines = new ArrayList<>();
        String explain = !Explanations.all().containsKey(problem.code())
                ? ""
                : ink.faint("explain: " + typing.command("explain", problem.code()));
        Location where = problem.where();
        if (where == null) {
            if (!explain.isEmpty()) {
                lines.add("   " + explain);
            }
            return lines;
        }
        String head = "   " + Text.pad(ink.strong(shown(where)), 40) + (explain.isEmpty() ? "" : "  " + explain);
        if (explain.isEmpty() || screen.width() == Screen.UNKNOWN || Text.width(head) <= screen.columns()) {
            lines.add(head);
        } else {
            lines.addAll(List.of("   " + ink.strong(shown(where)), "   " + explain));
        }
        Snippet.of(absolute(where), screen.columns() - 3, ink.ellipsis()).forEach(line -> lines.add("   " + line));
        return lines;
    }

    /** {@code file:line:col} relative to the folder the command was typed in. */
    public String shown(Location where) {
        return clean(new Location(shown(where.file()), where.line(), where.column()).toString());
    }

    /** The shorter of the path from here and the whole path. */
    public Path shown(Path file) {
        if (!file.isAbsolute() || !directory.isAbsolute() || file.equals(directory)) {
            return file;
        }
        Path fromHere = directory.relativize(file);
        return file.startsWith(directory)
                        || fromHere.toString().length() < file.toString().length()
                ? fromHere
                : file;
    }

    /** What mends it, below its problem: words are parted at the screen's edge, a command stays whole, for it is to be pasted. */
    public List<String> fix(String advice, int indent) {
        String line = " ".repeat(indent) + "fix: " + pasteable(advice);
        return screen.width() == Screen.UNKNOWN
                        || COMMAND.matcher(advice.strip()).lookingAt()
                ? List.of(line)
                : Text.hanging(line, screen.columns(), indent + 2);
    }

    /** Advice on one line, its commands as they can be typed here. */
    public String pasteable(String advice) {
        return typing.text(clean(advice));
    }

    /** As data: {@code severity, code, summary, fix, range, snippet}. */
    public List<Map<String, Object>> json(List<Problem> problems) {
        return problems.stream().map(this::json).toList();
    }

    private Map<String, Object> json(Problem problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("severity", problem.severity().name().toLowerCase(java.util.Locale.ROOT));
        map.put("code", problem.code());
        map.put("summary", problem.message());
        putUnlessNull(map, "fix", problem.fix() == null ? null : pasteable(problem.fix()));
        Location where = problem.where();
        if (where != null) {
            map.put(
                    "range",
                    Map.of(
                            "file",
                            where.file().toString(),
                            "start",
                            new java.util.TreeMap<>(Map.of("line", where.line(), "column", where.column()))));
        }
        return map;
    }

    private static void putUnlessNull(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private List<String> withSource(Problem problem) {
        List<String> lines = new ArrayList<>();
        lines.addAll(line(problem.fix(null)));
        Location where = problem.where();
        if (where != null && where.column() > 0) {
            List<String> snippet = Snippet.of(absolute(where), screen.columns() - 3, ink.ellipsis());
            snippet.stream().skip(Math.max(0, snippet.size() - 2)).forEach(line -> lines.add("   " + line));
        }
        if (problem.fix() != null) {
            lines.addAll(fix(problem.fix(), 6));
        }
        return lines;
    }

    private List<String> line(Problem problem) {
        Location where = problem.where();
        String line = mark(problem) + "  " + (where == null ? "" : ink.strong(shown(where)) + ": ") + message(problem);
        String fix = problem.fix() == null ? "" : ink.faint("fix: " + pasteable(problem.fix()));
        if (screen.width() == Screen.UNKNOWN || Text.width(line + "  " + fix) <= screen.columns()) {
            return List.of(fix.isEmpty() ? line : line + "  " + fix);
        }
        List<String> lines = new ArrayList<>(laidOut(line));
        if (problem.fix() != null) {
            fix(problem.fix(), 6).forEach(words -> lines.add(ink.faint(words)));
        }
        return lines;
    }

    /** Parted between words where the width is known; but not what is to be pasted. */
    private List<String> laidOut(String line) {
        return screen.width() == Screen.UNKNOWN ? List.of(line) : Text.hanging(line, screen.columns(), 3);
    }

    private Location absolute(Location where) {
        return new Location(directory.resolve(where.file()), where.line(), where.column());
    }

    private String mark(Problem problem) {
        return switch (problem.severity()) {
            case ERROR -> ink.bad("x");
            case WARNING -> ink.warn("!");
            case NOTE -> ink.faint("i");
        };
    }

    private static String total(List<Problem> problems) {
        long errors =
                problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
        long warnings =
                problems.stream().filter(p -> p.severity() == Severity.WARNING).count();
        String text = errors == 0 ? "" : Text.count(errors, "error");
        return warnings == 0 ? text : text + (text.isEmpty() ? "" : ", ") + Text.count(warnings, "warning");
    }

    /** Whoever writes a name as long as a book does not get it back whole. */
    private String message(Problem problem) {
        return Text.clip(clean(problem.message()), MESSAGE_COLUMNS, ink.ellipsis());
    }

    private static String clean(String text) {
        return Text.oneLine(text);
    }
}

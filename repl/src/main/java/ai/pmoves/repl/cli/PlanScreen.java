package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Plan;
import ai.pmoves.repl.progress.Headline;
import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A plan as a person reads it: one line per step in its order, groups with a heading, neighbours that stand together in one line. */
final class PlanScreen {
    private static final int LONGEST_NAME = 32;
    /** The longest verb with the blanks around it. */
    private static final int VERB = 11;
    /** Columns below which a reason says nothing any more. */
    private static final int LEAST_REASON = 24;

    private static final Pattern AGO = Pattern.compile("\\d+ (s|min|h|days) ago");

    private final Screen screen;
    private final Ink ink;
    private final boolean all;

    /** @param all also every step whose earlier result stands on a line of its own */
    PlanScreen(Screen screen, boolean all) {
        this.screen = screen;
        this.ink = new Ink(screen);
        this.all = all;
    }

    List<String> lines(Plan plan, boolean rehearsal, List<Decision> decisions) {
        List<String> lines = new ArrayList<>();
        lines.add(new Headline(plan.runbook(), plan.stack(), plan.platform(), rehearsal).what(ink));
        lines.addAll(table(decisions));
        lines.add(totals(decisions));
        return lines;
    }

    /** What is decided about a run that is gone on with. */
    List<String> lines(Run run, Plan plan, List<Decision> decisions) {
        List<String> lines = new ArrayList<>();
        lines.add(new Headline(plan.runbook(), plan.stack(), plan.platform(), run.rehearsal()).line(run.id(), screen));
        lines.addAll(table(decisions));
        lines.add(totals(decisions));
        lines.add("");
        return lines;
    }

    /** The decisions alone. */
    List<String> table(List<Decision> decisions) {
        List<Row> rows = rows(decisions);
        int numberWidth =
                rows.stream().mapToInt(row -> row.number().length()).max().orElse(0);
        int nameWidth = Math.min(
                LONGEST_NAME,
                rows.stream().mapToInt(row -> Text.width(row.name())).max().orElse(0));
        List<String> lines = new ArrayList<>();
        String group = "";
        for (Row row : rows) {
            String groups = String.join(
                    ", ", row.groups().stream().filter(name -> !name.isEmpty()).toList());
            if (!groups.equals(group) && !groups.isEmpty()) {
                lines.add(shown(" " + ink.strong(groups)));
            }
            group = row.groups().get(row.groups().size() - 1);
            lines.addAll(lines(row, numberWidth, nameWidth));
        }
        return lines;
    }

    /** One line of the table: a step, or neighbours that stand together. */
    private record Row(String number, String name, Decision first, List<String> groups) {}

    private List<Row> rows(List<Decision> decisions) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            int same = standingTogether(decisions, i);
            Decision first = decisions.get(i);
            rows.add(
                    same > 1
                            ? new Row(
                                    i + 1 + "-" + (i + same),
                                    same + " steps",
                                    first,
                                    groups(decisions.subList(i, i + same)))
                            : new Row(Integer.toString(i + 1), name(first), first, groups(List.of(first))));
            i += same - 1;
        }
        return rows;
    }

    /** The reason stands beside, on as many lines as it needs; where the screen is too narrow for that, below. */
    private List<String> lines(Row row, int numberWidth, int nameWidth) {
        String head = "  " + sign(row.first().verb()) + " "
                + " ".repeat(numberWidth - row.number().length()) + row.number() + " ";
        String verb = word(row.first().verb());
        String why = Text.oneLine(row.first().why());
        boolean beside = !screen.terminal() || screen.columns() >= Text.width(head) + nameWidth + VERB + LEAST_REASON;
        int column =
                beside ? nameWidth : Math.min(nameWidth, Math.max(1, screen.columns() - Text.width(head) - VERB + 2));
        String named = head + Text.pad(Text.clip(row.name(), column, ink.ellipsis()), column) + "  ";
        String step = named + (beside ? Text.pad(verb, VERB - 4) + "  " : verb);
        if (!screen.terminal()) {
            return List.of(shown(step + why));
        }
        String indent = " ".repeat(Text.width(beside ? step : head) + (beside ? 0 : 2));
        List<String> lines = new ArrayList<>(List.of(step));
        Text.wrap(why, Math.max(1, screen.columns() - indent.length())).forEach(part -> lines.add(indent + part));
        if (beside && lines.size() > 1) {
            lines.set(0, step + lines.remove(1).strip());
        }
        return lines.stream().map(this::shown).toList();
    }

    private String shown(String line) {
        String whole = line.stripTrailing();
        return screen.terminal() ? Text.clip(whole, screen.columns(), ink.ellipsis()) : whole;
    }

    private static List<String> groups(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> decision.path().group())
                .distinct()
                .toList();
    }

    /** How many steps from here on stand, or hang on the same; the time that has passed since is no difference. */
    private int standingTogether(List<Decision> decisions, int from) {
        int count = 1;
        while (!all
                && from + count < decisions.size()
                && standTogether(decisions.get(from), decisions.get(from + count))) {
            count++;
        }
        return count < 3 ? 1 : count;
    }

    /** What hangs on a result does so through all groups behind it. */
    private static boolean standTogether(Decision one, Decision other) {
        boolean near = one.verb() == Verb.UNKNOWN
                || one.verb() == Verb.REUSE
                        && one.path().group().equals(other.path().group());
        return near && one.verb() == other.verb() && timeless(one).equals(timeless(other));
    }

    private static String timeless(Decision decision) {
        return AGO.matcher(decision.why()).replaceAll("ago");
    }

    /** {@code Plan: 2 run, 4 reuse, 1 ask, 1 unknown.} */
    String totals(List<Decision> decisions) {
        Map<Verb, Integer> counts = new EnumMap<>(Verb.class);
        decisions.forEach(d -> counts.merge(d.verb(), 1, Integer::sum));
        int runs = counts.getOrDefault(Verb.NEW, 0) + counts.getOrDefault(Verb.RERUN, 0);
        List<String> parts = new ArrayList<>();
        if (runs > 0) {
            parts.add(runs + " run");
        }
        counts.forEach((verb, count) -> {
            if (verb != Verb.NEW && verb != Verb.RERUN) {
                parts.add(count + " " + word(verb));
            }
        });
        return ink.strong("Plan: ") + (parts.isEmpty() ? "nothing to do" : String.join(", ", parts)) + ".";
    }

    private static String name(Decision decision) {
        String group = decision.path().group();
        return group.isEmpty()
                ? decision.path().value()
                : decision.path().value().substring(group.length() + 1);
    }

    private String sign(Verb verb) {
        return switch (verb) {
            case NEW -> ink.good("+");
            case RERUN -> ink.warn("~");
            case REUSE -> ink.faint("=");
            case ASK -> ink.bad("!");
            case UNKNOWN -> ink.busy("?");
            case UNDO -> ink.warn("<");
            case SKIP, REMOVED, STAYS -> ink.faint("-");
        };
    }

    private static String word(Verb verb) {
        return switch (verb) {
            case NEW -> "run";
            case RERUN -> "rerun";
            case REUSE -> "reuse";
            case ASK -> "ask";
            case UNKNOWN -> "may run";
            case SKIP -> "skip";
            case REMOVED -> "removed";
            case UNDO -> "undo";
            case STAYS -> "stays";
        };
    }
}

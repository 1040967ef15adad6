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

/** A plan as a person reads it: one line per step in its order, groups with a heading, neighbours that stand together in one line. */
final class PlanScreen {
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
        List<String> lines = new ArrayList<>();
        int numberWidth = Integer.toString(decisions.size()).length();
        int nameWidth = Math.min(
                32, decisions.stream().mapToInt(d -> name(d).length()).max().orElse(0));
        String group = "";
        for (int i = 0; i < decisions.size(); i++) {
            Decision decision = decisions.get(i);
            if (!decision.path().group().equals(group)) {
                group = decision.path().group();
                if (!group.isEmpty()) {
                    lines.add(" " + ink.strong(group));
                }
            }
            int same = standingTogether(decisions, i);
            if (same > 1) {
                lines.add(row(
                        sign(Verb.REUSE), i + 1 + "-" + (i + same), numberWidth, same + " steps", nameWidth, decision));
                i += same - 1;
            } else {
                lines.add(row(
                        sign(decision.verb()),
                        Integer.toString(i + 1),
                        numberWidth,
                        name(decision),
                        nameWidth,
                        decision));
            }
        }
        return lines;
    }

    private String row(String sign, String number, int numberWidth, String name, int nameWidth, Decision decision) {
        String head = "  " + sign + " " + " ".repeat(Math.max(0, numberWidth - number.length())) + number + " "
                + Text.pad(Text.clip(name, nameWidth, ink.ellipsis()), nameWidth) + "  "
                + Text.pad(word(decision.verb()), 7) + "  ";
        String why = Text.oneLine(decision.why());
        return screen.terminal() ? Text.clip(head + why, screen.columns(), ink.ellipsis()) : head + why;
    }

    /** How many steps from here on stand for the same reason in the same group. */
    private int standingTogether(List<Decision> decisions, int from) {
        Decision first = decisions.get(from);
        int count = 1;
        while (!all
                && first.verb() == Verb.REUSE
                && from + count < decisions.size()
                && decisions.get(from + count).verb() == Verb.REUSE
                && decisions.get(from + count).why().equals(first.why())
                && decisions
                        .get(from + count)
                        .path()
                        .group()
                        .equals(first.path().group())) {
            count++;
        }
        return count < 3 ? 1 : count;
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
            case UNKNOWN -> "unknown";
            case SKIP -> "skip";
            case REMOVED -> "removed";
            case UNDO -> "undo";
            case STAYS -> "stays";
        };
    }
}

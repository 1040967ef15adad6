package ai.pmoves.repl.console;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Problems;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is wrong with a line, under the line itself: it stands in no file. */
record LineProblems(Screen screen, Problems problems) {

    List<String> lines(List<Problem> found, String text, int number) {
        return lines(found, text, file -> file.endsWith("line " + number));
    }

    /** @param here whether a place in this file is one in the text */
    List<String> lines(List<Problem> found, String text, Predicate<Path> here) {
        Ink ink = new Ink(screen);
        List<String> lines = new ArrayList<>();
        List<String> source = text.lines().toList();
        for (Problem problem : found) {
            Location where = problem.where();
            if (where == null || !here.test(where.file())) {
                lines.addAll(problems.one(problem));
                continue;
            }
            int line = where.line();
            if (line >= 1 && line <= source.size()) {
                lines.add("   " + Text.plain(source.get(line - 1)));
                if (where.column() > 0) {
                    lines.add("   " + " ".repeat(where.column() - 1)
                            + ink.bad("^".repeat(word(source.get(line - 1), where.column() - 1))));
                }
            }
            lines.add(ink.bad("x") + "  " + Text.oneLine(problem.message()));
            if (problem.fix() != null) {
                lines.add("   fix: " + problems.pasteable(problem.fix()));
            }
        }
        return lines;
    }

    private static int word(String line, int from) {
        int to = Math.min(from, line.length());
        while (to < line.length() && Character.isJavaIdentifierPart(line.charAt(to))) {
            to++;
        }
        return Math.max(1, to - from);
    }
}

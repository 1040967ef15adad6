package ai.pmoves.repl.console;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Marked;
import ai.pmoves.repl.screen.Problems;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is wrong with a line, under the line itself: it stands in no file. */
record LineProblems(Screen screen, Problems problems) {
    private static final String INDENT = "   ";

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
                lines.addAll(shown(Text.flat(source.get(line - 1)), where.column(), ink));
            }
            lines.addAll(problems.said(problem));
            if (problem.fix() != null) {
                lines.addAll(problems.fix(problem.fix(), 3));
            }
        }
        return lines;
    }

    private List<String> shown(String line, int column, Ink ink) {
        int room = screen.cuts() ? screen.columns() - INDENT.length() : Integer.MAX_VALUE;
        if (column == 0) {
            return List.of(INDENT + Text.clip(line, room, ink.ellipsis()));
        }
        List<String> marked = Marked.lines(line, column, room, ink.ellipsis());
        return List.of(INDENT + marked.get(0), INDENT + ink.bad(marked.get(1)));
    }
}

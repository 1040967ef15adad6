package ai.pmoves.compose.preflight;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Variables that come out blank, told together: a file may have fifty of them, and they have one remedy. */
final class BlankVariables {
    private static final String CODE = "compose.unset-variable";

    /** So many are told with their lines; more are told by their names, which is what has to be set. */
    private static final int WITH_LINES = 4;

    private BlankVariables() {}

    /** @param dotEnv the file that variables are read from, as a person would name it */
    static List<Problem> together(List<Problem> problems, String dotEnv) {
        List<Problem> rest = new ArrayList<>();
        Map<Path, List<Problem>> blank = new LinkedHashMap<>();
        for (Problem problem : problems) {
            if (problem.code().equals(CODE) && problem.where() != null) {
                blank.computeIfAbsent(problem.where().file(), file -> new ArrayList<>())
                        .add(problem);
            } else {
                rest.add(problem);
            }
        }
        blank.forEach((file, found) -> rest.add(one(file, found, dotEnv)));
        return rest;
    }

    private static Problem one(Path file, List<Problem> found, String dotEnv) {
        Map<String, Integer> lines = new TreeMap<>();
        for (Problem problem : found) {
            Location where = problem.where();
            if (where != null) {
                problem.about().forEach(name -> lines.merge(name, where.line(), Math::min));
            }
        }
        Problem first = found.get(0);
        if (lines.size() < 2) {
            return first;
        }
        List<String> names = new ArrayList<>();
        lines.forEach((name, line) -> names.add(lines.size() > WITH_LINES ? name : name + " (line " + line + ")"));
        return Problem.warning(
                        CODE,
                        lines.size() + " variables of " + file.getFileName() + " have no value and come out blank: "
                                + String.join(", ", names))
                .at(first.where())
                .about(lines.keySet().toArray(String[]::new))
                .fix("set those that matter in " + dotEnv
                        + " (an env_file is not read for them), or give them a default: ${NAME:-...}");
    }
}

package ai.pmoves.dsl.evaluation;

import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.NearbyFiles;
import ai.pmoves.dsl.language.Parameters;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A stack's folder without a compose file: which ones lie below it, and what to type for them in the command that was run. */
final class AbsentStack {
    private static final String CODE = "compose.no-file";
    private static final int SHOWN = 5;
    private static final Set<String> USUAL =
            Set.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    private AbsentStack() {}

    /**
     * The same failure, in words of the command that was run.
     *
     * @param parameters what the runbook was told from outside
     */
    static PmovesException told(PmovesException failure, ComposeRequest request, Parameters parameters) {
        return failure.problems().stream().noneMatch(AbsentStack::isAbout)
                ? failure
                : new PmovesException(
                        failure.exitCode(),
                        failure.problems().stream()
                                .map(problem -> isAbout(problem) ? problem(request, parameters) : problem)
                                .toList());
    }

    private static boolean isAbout(Problem problem) {
        return problem.code().equals(CODE);
    }

    private static Problem problem(ComposeRequest request, Parameters parameters) {
        Path folder = request.directory();
        List<Path> near = NearbyFiles.below(folder);
        String message = "there is no compose.yaml or docker-compose.yml in this folder"
                + (near.isEmpty() ? ", and no compose file below it" : "; below it: " + names(near));
        return Problem.error(CODE, message).at(new Location(folder, 0, 0)).fix(fix(folder, near, parameters.asText()));
    }

    private static String names(List<Path> near) {
        String names = near.stream().limit(SHOWN).map(Path::toString).collect(Collectors.joining(", "));
        return near.size() > SHOWN ? names + " and " + (near.size() - SHOWN) + " more" : names;
    }

    private static String fix(Path folder, List<Path> near, Map<String, String> parameters) {
        String stack = parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue().equals(folder.toString()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        List<String> ways = new ArrayList<>();
        near.stream()
                .filter(file -> USUAL.contains(String.valueOf(file.getFileName())))
                .findFirst()
                .map(file -> folder.resolve(Objects.requireNonNullElse(file.getParent(), Path.of(""))))
                .ifPresent(other ->
                        ways.add(stack.isEmpty() ? "compose('" + other + "')" : typed(stack, other.toString())));
        near.stream()
                .filter(file -> !USUAL.contains(String.valueOf(file.getFileName())))
                .findFirst()
                .filter(file -> parameters.containsKey("files"))
                .ifPresent(file -> ways.add(typed("files", file.toString())));
        if (ways.isEmpty()) {
            return stack.isEmpty()
                    ? "compose('FOLDER') with the folder of a compose.yaml"
                    : "-p " + stack + "=FOLDER with the folder of a compose.yaml";
        }
        return String.join(" or ", ways);
    }

    private static String typed(String name, String value) {
        String word = name + "=" + value;
        return "-p " + (word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
    }
}

package ai.pmoves.dsl.evaluation;

import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.dsl.GroovyLiteral;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words by which a runbook asks for a stack: {@code compose('infra', profiles: ['gpu'])}. */
final class ComposeCall {
    private ComposeCall() {}

    /**
     * @param whole whether it is all that may be there
     * @param project from which the runbook's paths are; a folder outside of it is said in full
     */
    static String of(ComposeRequest request, boolean whole, Path project) {
        List<String> options = new ArrayList<>();
        list(options, "files", request.files().stream().map(Path::toString).toList());
        list(options, "profiles", request.profiles());
        list(options, "services", request.services());
        list(
                options,
                "envFiles",
                request.envFiles().stream().map(Path::toString).toList());
        String name = request.projectName();
        if (name != null) {
            options.add("projectName: " + GroovyLiteral.text(name));
        }
        if (whole) {
            options.add("whole: true");
        }
        String folder = GroovyLiteral.text(folder(request.directory(), project));
        return "compose(" + folder
                + options.stream().map(option -> ", " + option).collect(Collectors.joining()) + ")";
    }

    /** @param options as they are said; null and what is no list is as if it were not said */
    static ComposeRequest request(Path directory, Map<String, Object> options, Map<String, String> environment) {
        Object name = options.get("projectName");
        return new ComposeRequest(
                directory.normalize(),
                paths(options.get("files")),
                null,
                name == null ? null : String.valueOf(name),
                texts(options.get("profiles")),
                paths(options.get("envFiles")),
                environment,
                texts(options.get("services")),
                List.of());
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }

    private static List<Path> paths(@Nullable Object list) {
        return texts(list).stream().map(Path::of).toList();
    }

    private static void list(List<String> options, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            options.add(
                    name + ": " + texts.stream().map(GroovyLiteral::text).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    private static String folder(Path directory, Path project) {
        if (directory.equals(project)) {
            return ".";
        }
        return directory.startsWith(project) ? project.relativize(directory).toString() : directory.toString();
    }
}

package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.canonical.Normalizer;
import ai.pmoves.workspace.yaml.YamlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project's files as one normalised document.
 *
 * @param services as the request has them
 * @param environment the interpolation scope, COMPOSE_PROJECT_NAME included
 */
public record Loaded(
        String name,
        FileSet files,
        SourceFiles sources,
        Map<String, String> environment,
        List<String> profiles,
        List<String> services,
        YamlMap document) {

    /** @return null if no file can be read; the problems say why */
    public static @Nullable Loaded load(ComposeRequest request, Problems problems) {
        Path base = request.directory().toAbsolutePath().normalize();
        SourceFiles sources = new SourceFiles(problems, base, request.directory());
        FileSet files = FileSet.find(request, problems, sources);
        List<YamlMap> documents = new ArrayList<>();
        for (Path file : files.files()) {
            List<YamlMap> read = sources.documents(file, null);
            documents.addAll(read == null ? List.of() : read);
        }
        if (documents.isEmpty()) {
            return null;
        }
        String name =
                new ProjectName(problems).of(request.projectName(), files.environment(), documents, files.directory());
        Map<String, String> environment = new HashMap<>(files.environment());
        environment.put("COMPOSE_PROJECT_NAME", name);
        YamlMap document = new FileLoader(problems, sources)
                .load(files.files(), new Scope(files.directory(), environment), List.of(), null);
        if (document == null || document.keys().isEmpty()) {
            problems.error("empty-file", "empty compose file", documents.get(0).where(), null);
            return null;
        }
        YamlMap normal = new Normalizer(name, environment).apply(document);
        return new Loaded(
                name,
                files,
                sources,
                Map.copyOf(environment),
                profiles(request, environment),
                request.services(),
                normal);
    }

    private static List<String> profiles(ComposeRequest request, Map<String, String> environment) {
        return request.profiles().isEmpty()
                ? Arrays.stream(environment.getOrDefault("COMPOSE_PROFILES", "").split(",", -1))
                        .map(String::trim)
                        .toList()
                : request.profiles();
    }
}

package ai.pmoves.audit.internal.image;

import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a service's image is built.
 *
 * @param context the folder that it is built from
 * @param file the Dockerfile, or null for one that stands in the compose file
 * @param stages those that the build needs, the built one first
 */
public record Build(Path context, @Nullable Path file, List<Dockerfile.Stage> chain, List<Dockerfile.Stage> stages) {
    private static final long LONGEST = 1 << 20;

    /**
     * @param image with a {@code $} where a variable of it has no value
     * @param line of its FROM, from 1
     */
    public record Base(String image, int line) {}

    /** Empty where nothing is built, where it is built from elsewhere, and where its Dockerfile cannot be read. */
    public static Optional<Build> of(Project project, Service service) {
        JsonNode build = service.build();
        String context = build == null ? "" : build.path("context").asText(".");
        if (build == null
                || context.contains("://")
                || context.startsWith("git@")
                || context.startsWith("github.com/")) {
            return Optional.empty();
        }
        try {
            Path folder = project.directory().resolve(context).normalize();
            String inline = build.path("dockerfile_inline").asText("");
            Path file = inline.isEmpty()
                    ? folder.resolve(build.path("dockerfile").asText("Dockerfile"))
                            .normalize()
                    : null;
            Map<String, String> arguments = new HashMap<>();
            build.path("args")
                    .properties()
                    .forEach(arg -> arguments.put(arg.getKey(), arg.getValue().asText()));
            Dockerfile parsed = Dockerfile.parse(file == null ? inline : read(file), arguments);
            List<Dockerfile.Stage> chain = parsed.chain(build.path("target").asText(""));
            return chain.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Build(folder, file, chain, parsed.needed(chain)));
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** What its stages begin with, other stages left out. */
    public List<Base> bases() {
        List<Base> bases = new ArrayList<>();
        for (Dockerfile.Stage stage : stages) {
            if (stages.stream().noneMatch(other -> stage.base().equalsIgnoreCase(other.name()))) {
                bases.add(new Base(stage.base(), stage.line()));
            }
        }
        return bases;
    }

    public List<CopyLine> copies() {
        return stages.stream()
                .flatMap(stage -> stage.instructions().stream())
                .map(CopyLine::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A place in the Dockerfile; empty for one that stands in the compose file. */
    public Optional<Location> where(int line) {
        return file == null ? Optional.empty() : Optional.of(new Location(file, line, 1));
    }

    /** How a person calls the Dockerfile. */
    public String shown(Path root) {
        return file == null ? "dockerfile_inline" : WorkspaceTree.relative(root, file);
    }
}

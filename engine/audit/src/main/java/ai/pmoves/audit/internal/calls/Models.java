package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and reads the files of calls; each set once for a workspace. */
public final class Models {
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    private record Key(
            Path directory, List<Path> files, @Nullable Path projectDirectory, List<String> profiles) {}

    private final WorkspaceTree tree;
    private final Map<Key, Resolution> resolutions = new HashMap<>();
    private final Map<Invocation, Optional<Model>> models = new IdentityHashMap<>();
    private final Map<Path, Optional<Path>> above = new HashMap<>();

    private Models(WorkspaceTree tree) {
        this.tree = tree;
    }

    public static Models of(Target target) {
        return target.tree().once(Models.class, Models::new);
    }

    /** The folder in which the call finds its files; empty where it cannot be known. */
    Optional<Path> directory(Invocation call) {
        Path said = call.directory();
        if (said == null && !call.files().isEmpty() && call.files().stream().allMatch(Models::absolute)) {
            return Optional.ofNullable(Path.of(call.files().get(0)).getParent());
        }
        return said != null ? Optional.of(said) : guess(call);
    }

    /** What the call reads; empty where that cannot be known, or where files are missing. */
    public Optional<Model> of(Invocation call) {
        return models.computeIfAbsent(call, this::read);
    }

    private Optional<Model> read(Invocation call) {
        if (!call.complete() || !call.files().stream().allMatch(Invocation::known)) {
            return Optional.empty();
        }
        Optional<Path> directory = directory(call);
        if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
            return Optional.empty();
        }
        Path from = directory.get();
        List<Path> files = call.files().stream().map(file -> path(from, file)).toList();
        if (files.contains(null) || !files.stream().allMatch(Files::isRegularFile)) {
            return Optional.empty();
        }
        String said = call.projectDirectory();
        Path projectDirectory = said == null ? null : Invocation.known(said) ? path(from, said) : null;
        if (files.isEmpty() && projectDirectory == null && above(from) == null) {
            return Optional.empty();
        }
        Resolution resolution = resolve(from, files, projectDirectory, List.of("*"));
        Project project = resolution.project();
        List<Path> read = project == null ? files : project.files();
        String given = call.projectName();
        boolean named = given != null && Invocation.known(given) && !given.isEmpty();
        String name = named ? Objects.requireNonNull(given) : project == null ? "" : project.name();
        boolean guessed = call.directory() == null
                && (call.files().isEmpty() || !call.files().stream().allMatch(Models::absolute));
        return Optional.of(new Model(from, read, guessed, name, resolution));
    }

    /** @param profiles those that are enabled; {@code *} for all */
    Resolution resolve(Path directory, List<Path> files, @Nullable Path projectDirectory, List<String> profiles) {
        return resolutions.computeIfAbsent(
                new Key(directory, files, projectDirectory, profiles),
                key -> ComposeFiles.resolve(new ComposeRequest(
                        directory, files, projectDirectory, null, profiles, List.of(), Map.of(), List.of())));
    }

    /** Files as they are read from the folder of the first, with every profile. */
    public Resolution whole(List<Path> files) {
        Path folder = files.get(0).toAbsolutePath().getParent();
        return resolve(folder == null ? Path.of("").toAbsolutePath() : folder, files, null, List.of("*"));
    }

    /** A path as the call means it, or null for one that cannot be. */
    static @Nullable Path path(Path directory, String written) {
        try {
            return directory.resolve(written).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** The nearest folder, from this one upwards, with a file that Compose finds by itself. */
    @Nullable
    Path above(Path directory) {
        return above.computeIfAbsent(directory, this::lookAbove).orElse(null);
    }

    private Optional<Path> lookAbove(Path directory) {
        for (Path at = directory; at != null && at.startsWith(tree.root()); at = at.getParent()) {
            if (NAMES.stream().map(at::resolve).anyMatch(Files::isRegularFile)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean absolute(String file) {
        try {
            return Path.of(file).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Optional<Path> guess(Invocation call) {
        Path folder = call.where().file().getParent();
        if (folder == null
                || call.kind() == Invocation.Kind.WORKFLOW
                || call.kind() == Invocation.Kind.CODE
                || (call.files().isEmpty() && call.projectDirectory() != null)) {
            return Optional.empty();
        }
        if (call.files().isEmpty()) {
            return Optional.ofNullable(above(folder));
        }
        for (Path at = folder; at != null && at.startsWith(tree.root()); at = at.getParent()) {
            Path here = at;
            if (call.files().stream()
                    .map(file -> path(here, file))
                    .allMatch(file -> file != null && Files.isRegularFile(file))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}

package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.canonical.Paths;
import ai.pmoves.kernel.Location;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which files a request means, and the environment that fills them in.
 *
 * @param files absolute, in order, overlays last
 * @param directory the project directory, absolute
 * @param envFiles those given on the command line or by COMPOSE_ENV_FILES, absolute
 * @param environment process environment over env files
 */
public record FileSet(List<Path> files, Path directory, List<Path> envFiles, Map<String, String> environment) {
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    public static FileSet find(ComposeRequest request, Problems problems, SourceFiles sources) {
        return new Finder(request, problems, sources).find();
    }

    private static final class Finder {
        private final ComposeRequest request;
        private final Problems problems;
        private final EnvFiles reader;
        private final Path here;
        private final Map<String, String> environment;

        Finder(ComposeRequest request, Problems problems, SourceFiles sources) {
            this.request = request;
            this.problems = problems;
            this.reader = new EnvFiles(problems, sources);
            this.here = request.directory().toAbsolutePath().normalize();
            this.environment = new HashMap<>(request.environment());
            this.environment.putIfAbsent("PWD", here.toString());
        }

        FileSet find() {
            List<Path> files = new ArrayList<>();
            request.files().forEach(f -> files.add(here.resolve(f).normalize()));
            List<Path> explicit = explicitEnvFiles();
            readEnvironment(explicit, directory(files));
            if (files.isEmpty()) {
                fromVariable(files);
            }
            if (files.isEmpty()) {
                discover(files);
            }
            Path directory = directory(files);
            readEnvironment(explicit, directory);
            if (files.isEmpty()) {
                problems.error(
                        "no-file",
                        "no configuration file provided: not found",
                        new Location(request.directory(), 0, 0),
                        "name one with -f, or go to the folder of a compose.yaml");
            }
            request.overlay().forEach(f -> files.add(here.resolve(f).normalize()));
            return new FileSet(List.copyOf(files), directory, explicit, Map.copyOf(environment));
        }

        private Path directory(List<Path> files) {
            Path given = request.projectDirectory();
            if (given != null) {
                return here.resolve(given).normalize();
            }
            Path parent = files.isEmpty() ? here : files.get(0).getParent();
            return parent == null ? here : parent;
        }

        private List<Path> explicitEnvFiles() {
            List<Path> given = request.envFiles();
            String list = environment.get("COMPOSE_ENV_FILES");
            if (given.isEmpty() && list != null) {
                given = Pattern.compile(",")
                        .splitAsStream(list)
                        .filter(s -> !s.isEmpty())
                        .map(Paths::toPath)
                        .toList();
            }
            return given.stream().map(f -> here.resolve(f).normalize()).toList();
        }

        private void readEnvironment(List<Path> explicit, Path directory) {
            List<EnvFiles.Named> files = new ArrayList<>();
            explicit.forEach(f -> files.add(new EnvFiles.Named(f, null)));
            Path usual = directory.resolve(".env");
            String disabled = environment.getOrDefault("COMPOSE_DISABLE_ENV_FILE", "false");
            boolean enabled = !disabled.equals("1") && !disabled.equalsIgnoreCase("true") && !disabled.equals("t");
            if (explicit.isEmpty() && enabled && Files.isRegularFile(usual)) {
                files.add(new EnvFiles.Named(usual, null));
            }
            reader.read(files, environment).forEach(environment::putIfAbsent);
        }

        private void fromVariable(List<Path> files) {
            String list = environment.get("COMPOSE_FILE");
            if (list == null) {
                return;
            }
            String separator = environment.getOrDefault("COMPOSE_PATH_SEPARATOR", "");
            Pattern split = Pattern.compile(Pattern.quote(separator.isEmpty() ? File.pathSeparator : separator));
            split.splitAsStream(list)
                    .forEach(f -> files.add(here.resolve(Paths.toPath(f)).normalize()));
        }

        private void discover(List<Path> files) {
            for (Path at = directory(files); at != null; at = at.getParent()) {
                List<Path> found = existing(NAMES, at);
                if (!found.isEmpty()) {
                    one(found, "config", files);
                    one(existing(OVERRIDES, at), "override", files);
                    return;
                }
            }
        }

        private static List<Path> existing(List<String> names, Path folder) {
            return names.stream().map(folder::resolve).filter(Files::exists).toList();
        }

        private void one(List<Path> found, String kind, List<Path> files) {
            if (found.size() > 1) {
                problems.warning(
                        "several-files",
                        "Found multiple " + kind + " files with supported names: " + found + ". Using " + found.get(0),
                        new Location(found.get(0), 0, 0),
                        "rename the others, or choose with -f");
            }
            found.stream().limit(1).forEach(files::add);
        }
    }
}

package ai.pmoves.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docker compose} would be given on its command line.
 *
 * @param directory where the command would be typed; files are found from here
 * @param files every {@code -f}, in order; empty to look for the default names (and COMPOSE_FILE)
 * @param projectDirectory {@code --project-directory}, or null for the folder of the first file
 * @param projectName {@code -p}, or null
 * @param profiles every {@code --profile}; empty for COMPOSE_PROFILES
 * @param envFiles every {@code --env-file}; empty for the default {@code .env}
 * @param environment the process environment, which wins over {@code .env}
 * @param services those that {@code up} would be given: they, what they depend on, and nothing else; empty for all
 * @param overlay further files merged last whose problems are reported like the others' (a platform's overlay)
 */
public record ComposeRequest(
        Path directory,
        List<Path> files,
        @Nullable Path projectDirectory,
        @Nullable String projectName,
        List<String> profiles,
        List<Path> envFiles,
        Map<String, String> environment,
        List<String> services,
        List<Path> overlay) {

    public ComposeRequest {
        files = List.copyOf(files);
        profiles = List.copyOf(profiles);
        envFiles = List.copyOf(envFiles);
        environment = Map.copyOf(environment);
        services = List.copyOf(services);
        overlay = List.copyOf(overlay);
    }

    /** For all services. */
    public ComposeRequest(
            Path directory,
            List<Path> files,
            @Nullable Path projectDirectory,
            @Nullable String projectName,
            List<String> profiles,
            List<Path> envFiles,
            Map<String, String> environment,
            List<Path> overlay) {
        this(directory, files, projectDirectory, projectName, profiles, envFiles, environment, List.of(), overlay);
    }

    public static ComposeRequest in(Path directory, Map<String, String> environment) {
        return new ComposeRequest(directory, List.of(), null, null, List.of(), List.of(), environment, List.of());
    }

    /** The same request for other profiles; {@code *} stands for all. */
    public ComposeRequest withProfiles(List<String> others) {
        return new ComposeRequest(
                directory, files, projectDirectory, projectName, others, envFiles, environment, services, overlay);
    }

    /** The same request for some services and what they depend on. */
    public ComposeRequest withServices(List<String> chosen) {
        return new ComposeRequest(
                directory, files, projectDirectory, projectName, profiles, envFiles, environment, chosen, overlay);
    }

    /** The same request with further files merged last. */
    public ComposeRequest withOverlay(List<Path> others) {
        return new ComposeRequest(
                directory, files, projectDirectory, projectName, profiles, envFiles, environment, services, others);
    }
}

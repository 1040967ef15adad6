package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.internal.written.WrittenText;
import ai.pmoves.workspace.dotenv.Dotenv;
import ai.pmoves.workspace.dotenv.EnvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The env files that services name, as they are written, each read once. */
final class NamedEnvFiles {
    private static final int MOST_BYTES = 1 << 20;

    private final Map<Path, EnvFile> read = new HashMap<>();
    /** In the order in which the compose files name them. */
    private final Map<Path, Set<String>> services = new LinkedHashMap<>();

    private NamedEnvFiles() {}

    static NamedEnvFiles of(Path directory, List<WrittenText> texts) {
        NamedEnvFiles files = new NamedEnvFiles();
        for (WrittenText text : texts) {
            boolean named = text.path().size() > 2
                    && text.path().get(2).equals("env_file")
                    && !text.service().isEmpty()
                    && !text.name().matches("required|format");
            if (named && !text.text().contains("$")) {
                files.services
                        .computeIfAbsent(directory.resolve(text.text()).normalize(), file -> new TreeSet<>())
                        .add(text.service());
            }
        }
        return files;
    }

    Set<Path> all() {
        return services.keySet();
    }

    Set<String> servicesOf(Path file) {
        return services.getOrDefault(file, Set.of());
    }

    /** What the service's files set to something, by name, and the last file that does. */
    Map<String, Path> settersFor(String service) {
        Map<String, Path> setters = new HashMap<>();
        services.forEach((file, names) -> {
            if (names.contains(service)) {
                entries(file).values().forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        setters.put(name, file);
                    }
                });
            }
        });
        return setters;
    }

    /** Empty for one that is not there, or too large to be one. */
    EnvFile entries(Path file) {
        return read.computeIfAbsent(file, NamedEnvFiles::parse);
    }

    static EnvFile parse(Path file) {
        return Dotenv.parse(text(file), file, name -> null);
    }

    static String text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}

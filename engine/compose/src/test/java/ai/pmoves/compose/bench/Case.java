package ai.pmoves.compose.bench;

import ai.pmoves.compose.ComposeRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a case file: name, directory, arguments, separated by tabs.
 *
 * @param variables the {@code VAR=VALUE} words that lead the arguments: the process environment
 * @param arguments what {@code docker compose} is given before its command
 */
record Case(String name, Path directory, Map<String, String> variables, List<String> arguments) {

    /** @param base what a relative directory is relative to */
    static Case parse(String line, Path base) {
        String[] columns = line.split("\t", -1);
        Map<String, String> variables = new HashMap<>();
        List<String> arguments = new ArrayList<>();
        for (String word : columns.length > 2 ? Words.split(columns[2]) : List.<String>of()) {
            int equals = word.indexOf('=');
            if (arguments.isEmpty() && equals > 0 && !word.startsWith("-")) {
                variables.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (word.startsWith("--") && equals > 0) {
                arguments.add(word.substring(0, equals));
                arguments.add(word.substring(equals + 1));
            } else {
                arguments.add(word);
            }
        }
        return new Case(columns[0], base.resolve(columns[1]), variables, arguments);
    }

    /** The environment of both sides: nothing of the caller's but PATH and HOME. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String name : new String[] {"PATH", "HOME"}) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        environment.putAll(variables);
        return environment;
    }

    ComposeRequest request() {
        List<Path> files = new ArrayList<>();
        List<Path> envFiles = new ArrayList<>();
        List<String> profiles = new ArrayList<>();
        @Nullable String project = null;
        @Nullable Path projectDirectory = null;
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            String value = arguments.get(i + 1);
            switch (arguments.get(i)) {
                case "-f", "--file" -> files.add(Path.of(value));
                case "--env-file" -> envFiles.add(Path.of(value));
                case "--profile" -> profiles.add(value);
                case "-p", "--project-name" -> project = value;
                case "--project-directory" -> projectDirectory = Path.of(value);
                default -> throw new IllegalArgumentException(name + ": unknown argument " + arguments.get(i));
            }
        }
        return new ComposeRequest(
                directory, files, projectDirectory, project, profiles, envFiles, environment(), List.of());
    }
}

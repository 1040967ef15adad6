package ai.pmoves.repl.program;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * git in a folder. A repository can name programs that git starts on the way: its hooks, its monitor of files and what fetches a
 * missing object are not among them here.
 */
public final class Git {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;

    public Git(Path folder) {
        this.folder = folder;
    }

    /**
     * Its answer, complaints and all.
     *
     * @param more environment variables for it
     * @return empty where there is none in time
     * @throws IOException where there is no git
     */
    public Optional<Output> with(Map<String, String> more, String... words) throws IOException {
        ProcessBuilder program = program(words).redirectErrorStream(true);
        program.environment().putAll(more);
        return Output.of(program, PATIENCE);
    }

    /**
     * What is in the clone's own objects: neither the caller's environment nor what replaces an object counts.
     *
     * @return empty where it fails
     */
    public Optional<byte[]> objects(String... words) throws IOException {
        ProcessBuilder program = program(words);
        Map<String, String> environment = program.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.putAll(quiet());
        environment.put("GIT_NO_REPLACE_OBJECTS", "1");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        return Output.of(program, PATIENCE).filter(Output::succeeded).map(Output::bytes);
    }

    private ProcessBuilder program(String... words) {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-C", folder.toString()));
        command.addAll(List.of(words));
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().putAll(quiet());
        return program;
    }

    private static Map<String, String> quiet() {
        // no protocol is called none: git before 2.45 knows no other way not to fetch
        return Map.of("GIT_NO_LAZY_FETCH", "1", "GIT_ALLOW_PROTOCOL", "none", "GIT_TERMINAL_PROMPT", "0");
    }
}

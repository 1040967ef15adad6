package ai.pmoves.repl.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The launcher, with a state folder of its own. */
final class Product {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path state;
    private final Map<String, String> environment;

    Product(Path state) {
        this(state, Map.of());
    }

    /** @param environment what its processes get beside ours */
    Product(Path state, Map<String, String> environment) {
        this.state = state;
        this.environment = environment;
    }

    /** @param moment when to kill it, or null to let it end */
    Sitting sit(@Nullable Moment moment, List<String> words) throws IOException, InterruptedException {
        Path errors = state.resolve("errors");
        List<String> command =
                new ArrayList<>(List.of(Path.of("pmoves").toAbsolutePath().toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PMOVES_STATE_DIR", state.resolve("state").toString());
        long began = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        List<JsonNode> events = new ArrayList<>();
        long firstStep = -1;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            arm(process, moment, 0);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.endsWith("}")) {
                    continue; // cut short by the kill: it was not told
                }
                JsonNode event = MAPPER.readTree(line);
                events.add(event);
                arm(process, moment, events.size());
                if (firstStep < 0 && event.path("type").asText().equals("step.intent")) {
                    firstStep = (System.nanoTime() - began) / 1_000_000;
                }
            }
        }
        int code = process.waitFor();
        return new Sitting(events, code, firstStep, Files.readString(errors));
    }

    private static void arm(Process process, @Nullable Moment moment, int events) {
        if (moment != null && moment.events() == events) {
            // by its handle: the process itself would throw away what it has said already
            CompletableFuture.delayedExecutor(moment.thenMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> process.toHandle().destroyForcibly());
        }
    }

    /** The journal's database. */
    Path journal() {
        return state.resolve("state").resolve("journal.db");
    }

    /** What was done to the simulated engine. */
    Path world() {
        return state.resolve("state").resolve("rehearsal").resolve("world.jsonl");
    }
}

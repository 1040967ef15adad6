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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The launcher, with a state folder of its own. */
final class Product {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path state;

    Product(Path state) {
        this.state = state;
    }

    /** @param killAfterMillis since the start of the process; negative to let it end */
    Sitting sit(long killAfterMillis, List<String> words) throws IOException, InterruptedException {
        Path errors = state.resolve("errors");
        List<String> command = new ArrayList<>(List.of(Path.of("pmoves").toAbsolutePath().toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("PMOVES_STATE_DIR", state.resolve("state").toString());
        long began = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<Void> killer = CompletableFuture.runAsync(
                () -> {
                    if (killAfterMillis >= 0) {
                        // by its handle: the process itself would throw away what it has said already
                        process.toHandle().destroyForcibly();
                    }
                },
                CompletableFuture.delayedExecutor(Math.max(0, killAfterMillis), TimeUnit.MILLISECONDS));
        List<JsonNode> events = new ArrayList<>();
        long firstStep = -1;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.endsWith("}")) {
                    continue; // cut short by the kill: it was not told
                }
                JsonNode event = MAPPER.readTree(line);
                events.add(event);
                if (firstStep < 0 && event.path("type").asText().equals("step.intent")) {
                    firstStep = (System.nanoTime() - began) / 1_000_000;
                }
            }
        }
        int code = process.waitFor();
        killer.cancel(false);
        return new Sitting(events, code, firstStep, Files.readString(errors));
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

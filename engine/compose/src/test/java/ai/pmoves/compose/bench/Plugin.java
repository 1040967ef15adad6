package ai.pmoves.compose.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Compose plugin, run as a program of its own. */
final class Plugin {
    private final Path binary;

    Plugin(Path binary) {
        this.binary = binary;
    }

    /** @param error its last line that is not a warning */
    record Answer(boolean loads, String output, String error) {}

    Answer config(Case one) {
        return run(one, List.of("config", "--format", "json"));
    }

    Answer hashes(Case one) {
        return run(one, List.of("config", "--hash", "*"));
    }

    private Answer run(Case one, List<String> command) {
        List<String> words = new ArrayList<>(List.of(binary.toString()));
        words.addAll(one.arguments());
        words.addAll(command);
        try {
            Path errors = Files.createTempFile("pmoves-conformance", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(words)
                        .directory(one.directory().toFile())
                        .redirectError(errors.toFile());
                builder.environment().clear();
                builder.environment().putAll(one.environment());
                Process process = builder.start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                boolean loads = process.waitFor() == 0;
                return new Answer(loads, output, lastError(Files.readString(errors)));
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String lastError(String text) {
        return text.lines()
                .filter(l -> !l.startsWith("time=") && !l.isBlank())
                .findFirst()
                .orElse("");
    }
}

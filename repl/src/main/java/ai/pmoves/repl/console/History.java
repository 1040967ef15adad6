package ai.pmoves.repl.console;

import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.SecretNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The lines of earlier sessions on a stack: one file each, 0600, without secrets. What begins with a blank is not kept. */
final class History {
    private static final int KEPT = 1000;
    private static final FileAttribute<?> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path file;

    /** @param stack whatever it is called, it becomes a name of a file */
    History(Path state, String stack) {
        this.file = state.resolve("history").resolve(stack.replaceAll("[^A-Za-z0-9_.-]", "_"));
    }

    /** The oldest first; none where they cannot be read. */
    List<String> lines() {
        try {
            List<String> all = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return all.subList(Math.max(0, all.size() - KEPT), all.size()).stream()
                    .map(line -> line.replace("\\n", "\n").replace("\\\\", "\\"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** @param safe hides what the session knows to be secret */
    void add(String line, UnaryOperator<String> safe) {
        if (line.isBlank() || line.startsWith(" ")) {
            return;
        }
        String guessed = new Redaction(SecretNames.guessIn(line)).text(line);
        String kept = safe.apply(guessed).replace("\\", "\\\\").replace("\n", "\\n");
        try {
            Files.createDirectories(file.getParent(), OWNER_FOLDER);
            if (!Files.exists(file)) {
                Files.createFile(file, OWNER_FILE);
            }
            Files.writeString(file, kept + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            trim();
        } catch (IOException e) {
            // a session without a history is still one
        }
    }

    private void trim() throws IOException {
        List<String> all = Files.readAllLines(file);
        if (all.size() > 2 * KEPT) {
            Path draft = Files.createTempFile(file.getParent(), "draft", ".tmp", OWNER_FILE);
            Files.write(draft, new ArrayList<>(all.subList(all.size() - KEPT, all.size())));
            Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package ai.pmoves.repl.trust;

import ai.pmoves.kernel.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A script that a runbook starts, as it was when it was read: what is shown is what is approved.
 *
 * @param digest SHA-256; empty where it was not there
 * @param text empty where it is too long for anybody to read
 */
public record Script(Path file, String digest, String text) {

    public boolean isThere() {
        return !digest.equals(Digest.ABSENT);
    }

    static List<Script> all(List<Path> files) {
        return files.stream().map(Script::read).toList();
    }

    /** Read once, where it is of a size to be shown. */
    private static Script read(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= Digest.LONGEST) {
                byte[] bytes = Files.readAllBytes(file);
                return new Script(file, Sha256.of(bytes), new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return new Script(file, Digest.ABSENT, "");
        }
        return new Script(file, Digest.ofFile(file), "");
    }
}

package ai.pmoves.repl.trust;

import ai.pmoves.kernel.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file is known by. */
final class Digest {
    /** No digest: what is not there was not approved. */
    static final String ABSENT = "";
    /** In bytes: nobody reads more. */
    static final long LONGEST = 1 << 20;

    private Digest() {}

    static String of(String text) {
        return Sha256.of(text);
    }

    static String ofFile(Path file) {
        try {
            return Files.isRegularFile(file) ? Sha256.ofFile(file) : ABSENT;
        } catch (UncheckedIOException e) {
            return ABSENT;
        }
    }

    /** Fit to be kept and compared; empty where it is no text, or too long for anybody to read. */
    static String text(Path file) {
        try {
            return Files.size(file) > LONGEST ? "" : Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}

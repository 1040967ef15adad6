package ai.pmoves.compose.build;

import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What folders held when they were last looked at. A folder in which no file was touched since is not read again. */
final class Remembered {
    /** What was touched later than so long before a look may be touched again within the same tick of the file system's clock. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Path cache;

    Remembered(Path cache) {
        this.cache = cache;
    }

    /** @param name of the folder and of what is left out of it */
    BuildContent content(String name, ContextFiles files) {
        MessageDigest digest = Sha256.start();
        Digests.add(digest, name);
        Path file = cache.resolve(Sha256.end(digest));
        String touched = files.touched();
        List<String> known = read(file);
        if (known.size() == 2 && known.get(0).equals(touched)) {
            return new BuildContent(known.get(1), List.of());
        }
        boolean settled = files.newest().isBefore(Instant.now().minus(SETTLED));
        BuildContent content = files.content();
        if (settled && content.unreadable().isEmpty()) {
            write(file, touched + "\n" + content.digest() + "\n");
        }
        return content;
    }

    private static List<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** It only saves time: where it cannot be kept, the files are read again. */
    private void write(Path file, String text) {
        try {
            OwnerOnly.createFolder(cache);
            AtomicFile.at(file).write(text);
        } catch (IOException e) {
            return;
        }
    }
}

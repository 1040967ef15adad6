package ai.pmoves.dsl.language;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the steps of a rehearsal would have written and deleted, for the steps after them. Kept in memory only. Thread-safe. */
public final class RehearsedFiles {
    private final Map<Path, Optional<String>> texts = new ConcurrentHashMap<>();

    void write(Path file, String text) {
        texts.put(place(file), Optional.of(text));
    }

    void delete(Path file) {
        texts.put(place(file), Optional.empty());
    }

    /** Its text, empty where it was deleted, null where it is as it is on disk. */
    @Nullable
    Optional<String> find(Path file) {
        return texts.get(place(file));
    }

    private static Path place(Path file) {
        return file.toAbsolutePath().normalize();
    }
}

package ai.pmoves.compose;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret or a config: something that is put into containers as a file.
 *
 * @param key as in {@code secrets} or {@code configs}
 * @param name on the engine, where that has such objects
 * @param file where the content lies, absolute; null unless it is given by {@code file}
 * @param inline the content itself, given by {@code content} or {@code environment}; null otherwise. Never printed
 */
public record FileObject(
        String key,
        String name,
        boolean external,
        @Nullable Path file,
        @Nullable String inline) {

    public Optional<String> content() {
        return Optional.ofNullable(inline);
    }

    /** Without the content, which may be secret. */
    @Override
    public String toString() {
        return "FileObject[" + key + ", " + name + (external ? ", external" : "") + (file == null ? "" : ", " + file)
                + "]";
    }
}

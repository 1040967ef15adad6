package ai.pmoves.dsl.evaluation;

import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which lines of which runbooks are on the stack. */
final class Frames {
    private final Map<String, Path> files = new ConcurrentHashMap<>();

    void add(String mainClass, Path file) {
        files.put(mainClass, file);
    }

    /** The innermost line that is running now, or null. */
    @Nullable
    Location here() {
        return StackWalker.getInstance()
                .walk(frames -> frames.flatMap(frame -> location(frame.getClassName(), frame.getLineNumber()))
                        .findFirst()
                        .orElse(null));
    }

    /** The innermost line where this was thrown. */
    Optional<Location> origin(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .flatMap(frame -> location(frame.getClassName(), frame.getLineNumber()))
                .findFirst();
    }

    /** The trace with nothing but lines of runbooks, named by their files. */
    StackTraceElement[] onlyRunbooks(Throwable thrown) {
        List<StackTraceElement> own = Arrays.stream(thrown.getStackTrace())
                .flatMap(frame -> location(frame.getClassName(), frame.getLineNumber()))
                .distinct()
                .map(place ->
                        new StackTraceElement("runbook", "line", place.file().toString(), place.line()))
                .toList();
        return own.toArray(new StackTraceElement[0]);
    }

    private Stream<Location> location(String className, int line) {
        int inner = className.indexOf('$');
        Path file = files.get(inner < 0 ? className : className.substring(0, inner));
        return file == null || line < 1 ? Stream.empty() : Stream.of(new Location(file, line, 0));
    }
}

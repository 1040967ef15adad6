package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.repl.screen.Problems;
import ai.pmoves.repl.screen.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why an example failed, and where: the line of the specification, not those of what runs it. */
record SpecFailure(Throwable failure, Map<String, Path> files, Problems problems) {
    private static final int MOST = 18;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        place().ifPresent(where -> lines.add("      " + problems.shown(where)));
        List<String> words = failure instanceof PmovesException known
                ? problems.lines(known.problems())
                : words().lines().filter(line -> !line.isBlank()).toList();
        words.stream().limit(MOST).forEach(line -> lines.add("      " + Text.plain(line)));
        if (words.size() > MOST) {
            lines.add("      ... " + Text.count(words.size() - MOST, "more line"));
        }
        return lines;
    }

    private String words() {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    private Optional<Location> place() {
        for (StackTraceElement frame : failure.getStackTrace()) {
            Path file = files.get(outer(frame.getClassName()));
            if (file != null && frame.getLineNumber() > 0) {
                return Optional.of(new Location(file, frame.getLineNumber(), 0));
            }
        }
        return Optional.empty();
    }

    private static String outer(String name) {
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }
}

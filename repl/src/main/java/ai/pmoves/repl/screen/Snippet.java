package ai.pmoves.repl.screen;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.SecretNames;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The source line that a problem points at, with the line before it and a caret below; without what looks like a secret. */
public final class Snippet {
    private static final long LARGEST = 4L << 20;

    private Snippet() {}

    /** @return two or three lines; none where the file cannot be read or the place is not in it */
    public static List<String> of(Location where, String message, int columns, String ellipsis) {
        List<String> source = read(where);
        if (source.isEmpty()) {
            return List.of();
        }
        int first = where.line() - source.size() + 1;
        Redaction safe = new Redaction(SecretNames.guessIn(String.join("\n", source)));
        int gutter = Integer.toString(where.line()).length() + 2;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
            lines.add(Text.clip(
                    ("%" + gutter + "d | %s").formatted(first + i, safe.text(source.get(i))), columns, ellipsis));
        }
        if (where.column() > 0) {
            String line = source.get(source.size() - 1);
            int column = Math.min(where.column(), line.length() + 1);
            String indent = " ".repeat(Text.width(safe.text(line.substring(0, column - 1))));
            String caret = " ".repeat(gutter) + " | " + indent + "^".repeat(wordLength(line, column - 1));
            lines.add(Text.clip(message.isEmpty() ? caret : caret + " " + message, columns, ellipsis));
        }
        return lines;
    }

    private static List<String> read(Location where) {
        if (where.line() == 0) {
            return List.of();
        }
        try {
            if (!Files.isRegularFile(where.file()) || Files.size(where.file()) > LARGEST) {
                return List.of();
            }
            try (Stream<String> all = Files.lines(where.file())) {
                List<String> source = all.skip(Math.max(0, where.line() - 2))
                        .limit(where.line() == 1 ? 1 : 2)
                        .map(line -> Text.plain(line).replace('\t', ' '))
                        .toList();
                return source.size() == Math.min(2, where.line()) ? source : List.of();
            }
        } catch (MalformedInputException e) {
            return List.of();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }

    private static int wordLength(String line, int from) {
        int to = from;
        while (to < line.length() && Character.isJavaIdentifierPart(line.charAt(to))) {
            to++;
        }
        return Math.max(1, to - from);
    }
}

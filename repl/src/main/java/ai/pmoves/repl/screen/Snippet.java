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
    public static List<String> of(Location where, int columns, String ellipsis) {
        List<String> source = read(where);
        if (source.isEmpty()) {
            return List.of();
        }
        int first = where.line() - source.size() + 1;
        Redaction safe = new Redaction(SecretNames.guessIn(String.join("\n", source)));
        int gutter = Integer.toString(where.line()).length() + 2;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
            String line = source.get(i);
            String number = ("%" + gutter + "d | ").formatted(first + i);
            if (where.column() == 0 || i < source.size() - 1) {
                lines.add(Text.clip(number + safe.text(line), columns, ellipsis));
                continue;
            }
            int before = Math.min(where.column() - 1, line.codePointCount(0, line.length()));
            String shownBefore = safe.text(line.substring(0, line.offsetByCodePoints(0, before)));
            List<String> marked = Marked.lines(
                    safe.text(line),
                    shownBefore.codePointCount(0, shownBefore.length()) + 1,
                    columns - number.length(),
                    ellipsis);
            lines.add(number + marked.get(0));
            lines.add(" ".repeat(gutter) + " | " + marked.get(1));
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
                        .map(Text::flat)
                        .toList();
                return source.size() == Math.min(2, where.line()) ? source : List.of();
            }
        } catch (MalformedInputException e) {
            return List.of();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }
}

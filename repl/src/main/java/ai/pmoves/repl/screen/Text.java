package ai.pmoves.repl.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** Text that came from elsewhere, made fit to be shown. */
public final class Text {
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)?|\u001b[PX^_][^\u001b]*(\u001b\\\\)?|\u001b.?");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern CONTROL = Pattern.compile(
            "[\\p{Cntrl}\\x{80}-\\x{9f}\\x{61c}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}&&[^\t\n]]");

    private Text() {}

    /**
     * Without escape sequences, control characters and those that turn the direction of writing: what a container prints must
     * not move our cursor, nor show a line as another than it is.
     */
    public static String plain(String text) {
        return text.indexOf('\u001b') < 0 && !CONTROL.matcher(text).find()
                ? text
                : CONTROL.matcher(SEQUENCE.matcher(text).replaceAll("")).replaceAll("");
    }

    /** One line of it. */
    public static String oneLine(String text) {
        return plain(text).strip().replace('\t', ' ').replaceAll("\\s*\n\\s*", " ");
    }

    /** Columns that it takes on a terminal; colour sequences take none. */
    public static int width(String text) {
        String seen = text.indexOf('\u001b') < 0 ? text : COLOUR.matcher(text).replaceAll("");
        return seen.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    /** At most so many columns, the cut marked; colour sequences are kept whole. */
    public static String clip(String text, int columns, String mark) {
        if (width(text) <= columns) {
            return text;
        }
        int room = Math.max(0, columns - width(mark));
        StringBuilder kept = new StringBuilder();
        boolean coloured = false;
        for (int at = 0; at < text.length(); ) {
            var colour = COLOUR.matcher(text).region(at, text.length());
            if (colour.lookingAt()) {
                kept.append(colour.group());
                coloured = true;
                at = colour.end();
                continue;
            }
            int point = text.codePointAt(at);
            room -= Math.max(0, WCWidth.wcwidth(point));
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(point);
            at += Character.charCount(point);
        }
        return kept.append(mark).append(coloured ? "\u001b[0m" : "").toString();
    }

    /** The end of a text, of at most so many columns; that its beginning was cut off is marked. */
    public static String tail(String text, int columns, String mark) {
        if (width(text) <= columns) {
            return text;
        }
        int room = columns - width(mark);
        int at = text.length();
        while (at > 0 && width(text.substring(text.offsetByCodePoints(at, -1))) <= room) {
            at = text.offsetByCodePoints(at, -1);
        }
        return mark + text.substring(at);
    }

    /** As it stands in one line of a window: without control characters, and as wide as it looks. */
    public static String flat(String line) {
        return plain(line).replace('\t', ' ');
    }

    /** Lines of at most so many columns, parted between words; what is longer than a line is cut into pieces. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            String left = word;
            if (!line.isEmpty() && width(line + " " + left) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(left) > columns) {
                String piece = clip(left, columns, "");
                if (piece.isEmpty()) {
                    break;
                }
                lines.add(piece);
                left = left.substring(piece.length());
            }
            line.append(line.isEmpty() ? "" : " ").append(left);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /**
     * Lines of at most so many columns, parted between words, those after the first indented. A word that is longer stays whole: a
     * path that is cut can be neither clicked nor pasted.
     */
    public static List<String> hanging(String text, int columns, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<=\\S)(?= )")) {
            if (!line.isEmpty() && !line.toString().isBlank() && width(line + word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent)).append(word.stripLeading());
            } else {
                line.append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** The first line of a text, and how many follow; what is indented belongs to the line above it. */
    public static String first(String text) {
        List<String> lines = text.strip()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .toList();
        return lines.isEmpty()
                ? ""
                : oneLine(lines.get(0)) + (lines.size() > 1 ? " (and " + (lines.size() - 1) + " more)" : "");
    }

    /** Filled up with blanks to so many columns. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** As a word of a POSIX shell's command line. */
    public static String shellWord(String text) {
        return text.matches("[A-Za-z0-9_@%+=:,./\\[\\]-]+") && !text.contains("[")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }

    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}

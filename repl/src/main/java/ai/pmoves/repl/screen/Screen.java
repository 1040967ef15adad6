package ai.pmoves.repl.screen;

import java.util.Locale;
import java.util.Map;

/**
 * What one output can show.
 *
 * @param terminal whether a person looks at it: cursor movement is possible
 * @param width columns; {@link #UNKNOWN} off a terminal
 * @param height rows; {@link #UNKNOWN} off a terminal
 * @param colour whether colour sequences may be written
 * @param unicode whether glyphs beyond ASCII may be written
 */
public record Screen(boolean terminal, int width, int height, boolean colour, boolean unicode) {
    public static final int UNKNOWN = 0;

    /** {@code --color}. */
    public enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** A pipe or a file, in plain ASCII. */
    public static final Screen PLAIN = new Screen(false, UNKNOWN, UNKNOWN, false, false);

    /**
     * Decides by the environment. For colour: the flag, NO_COLOR, CLICOLOR_FORCE or FORCE_COLOR, then whether it is a terminal
     * that knows colours.
     *
     * @param size {@code rows columns} as {@code stty size} prints it, or empty
     */
    public static Screen of(Map<String, String> environment, boolean tty, String size, boolean unicode, Colour wanted) {
        String type = environment.getOrDefault("TERM", "");
        boolean dumb = type.isBlank() || type.equals("dumb");
        boolean colour = switch (wanted) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> !set(environment, "NO_COLOR") && (forced(environment) || (tty && !dumb));
        };
        String[] parts = size.trim().split(" ", 2);
        int height = tty ? number(parts[0], 24) : UNKNOWN;
        int width = number(
                environment.getOrDefault("COLUMNS", ""), tty ? number(parts.length > 1 ? parts[1] : "", 80) : UNKNOWN);
        return new Screen(tty && !dumb, width, height, colour, unicode);
    }

    /** Whether the locale's character set is UTF-8. */
    public static boolean speaksUtf8(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                String set = value.toLowerCase(Locale.ROOT);
                return set.contains("utf-8") || set.contains("utf8");
            }
        }
        return false;
    }

    /** Columns to lay text out in: the width, or 100 where nothing limits it. */
    public int columns() {
        return width == UNKNOWN ? 100 : Math.max(20, width);
    }

    /** Whether a line that is too long for its columns shall be cut: where somebody looks, on a dumb terminal, too. */
    public boolean cuts() {
        return height != UNKNOWN;
    }

    /** Of the window, where it is known. */
    public TerminalSize size() {
        return new TerminalSize(width, height);
    }

    /** The same in a window of another size, for who looks; off a terminal nothing limits it still. */
    Screen in(TerminalSize size) {
        return cuts() ? new Screen(terminal, size.width(), size.height(), colour, unicode) : this;
    }

    private static boolean forced(Map<String, String> environment) {
        return set(environment, "CLICOLOR_FORCE") || set(environment, "FORCE_COLOR");
    }

    private static boolean set(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    private static int number(String text, int otherwise) {
        try {
            int value = Integer.parseInt(text.trim());
            return value > 0 ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}

package ai.pmoves.repl.screen;

/** Colours and glyphs of one {@link Screen}: where it has none, text stays as it is and glyphs are ASCII. */
public final class Ink {
    private static final String RESET = "\u001b[0m";
    private final Screen screen;

    public Ink(Screen screen) {
        this.screen = screen;
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("1;31", text);
    }

    public String warn(String text) {
        return paint("33", text);
    }

    public String busy(String text) {
        return paint("36", text);
    }

    public String strong(String text) {
        return paint("1", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    /** Parts the pieces of a headline. */
    public String dot() {
        return screen.unicode() ? " · " : " - ";
    }

    public String ellipsis() {
        return screen.unicode() ? "…" : "...";
    }

    private String paint(String code, String text) {
        return screen.colour() && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
    }
}

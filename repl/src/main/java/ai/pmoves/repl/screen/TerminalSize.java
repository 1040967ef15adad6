package ai.pmoves.repl.screen;

/** Columns and rows, at least 1 each. */
public record TerminalSize(int width, int height) {
    public TerminalSize {
        width = width > 0 ? width : 80;
        height = height > 0 ? height : 24;
    }
}

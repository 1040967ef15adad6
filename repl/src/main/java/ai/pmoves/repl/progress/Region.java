package ai.pmoves.repl.progress;

import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Text;
import java.util.List;

/**
 * Lines at the bottom of a terminal that are taken away and drawn again, below what scrolls. The cursor hides meanwhile. Each takes one
 * row when it is drawn, whatever its width: a window may be narrower already than it has told us.
 */
final class Region {
    private static final String HIDE = "\u001b[?25l";
    private static final String SHOW = "\u001b[?25h";
    private static final String CUT = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final Out out;
    private List<String> lines = List.of();
    private boolean hidden;

    Region(Out out) {
        this.out = out;
    }

    boolean drawn() {
        return !lines.isEmpty();
    }

    /** Lines that stay, above the region, which is gone until it is drawn again. */
    void print(List<String> permanent) {
        out.print(erasing() + String.join("\n", permanent) + "\n");
    }

    void draw(List<String> newLines) {
        if (newLines.isEmpty() && lines.isEmpty()) {
            return;
        }
        String text = erasing()
                + (hidden ? "" : HIDE)
                + (newLines.isEmpty() ? "" : CUT + String.join("\n", newLines) + WRAP + "\n");
        lines = newLines;
        hidden = true;
        out.print(text);
    }

    void erase() {
        String text = erasing() + (hidden ? SHOW : "");
        hidden = false;
        if (!text.isEmpty()) {
            out.print(text);
        }
    }

    /**
     * A terminal that became narrower has wrapped our lines: they take more rows than there are lines. Those that it wrapped before it
     * told us lie right above what was drawn since, and are as many as are erased too many now.
     */
    private String erasing() {
        int width = out.screen().size().width();
        int rows = lines.stream()
                .mapToInt(line -> Math.max(1, (Text.width(line) + width - 1) / width))
                .sum();
        lines = List.of();
        return rows == 0 ? "" : "\u001b[" + rows + "A\r\u001b[J";
    }
}

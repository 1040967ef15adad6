package ai.pmoves.repl.progress;

import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Text;
import java.util.List;

/** Lines at the bottom of a terminal that are taken away and drawn again, below what scrolls. The cursor hides meanwhile. */
final class Region {
    private static final String HIDE = "\u001b[?25l";
    private static final String SHOW = "\u001b[?25h";

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
    void print(List<String> permanent, TerminalSize size) {
        out.print(erasing(size) + String.join("\n", permanent) + "\n");
    }

    void draw(List<String> newLines, TerminalSize size) {
        if (newLines.isEmpty() && lines.isEmpty()) {
            return;
        }
        String text =
                erasing(size) + (hidden ? "" : HIDE) + String.join("\n", newLines) + (newLines.isEmpty() ? "" : "\n");
        lines = newLines;
        hidden = true;
        out.print(text);
    }

    void erase(TerminalSize size) {
        String text = erasing(size) + (hidden ? SHOW : "");
        hidden = false;
        if (!text.isEmpty()) {
            out.print(text);
        }
    }

    /** A terminal that became narrower has wrapped our lines: they take more rows than there are lines. */
    private String erasing(TerminalSize size) {
        int rows = lines.stream()
                .mapToInt(line -> Math.max(1, (Text.width(line) + size.width() - 1) / size.width()))
                .sum();
        lines = List.of();
        return rows == 0 ? "" : "\u001b[" + rows + "A\r\u001b[J";
    }
}

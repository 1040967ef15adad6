package ai.pmoves.repl.screen;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell; on a terminal the last one is cut at its edge. */
public final class Table {
    private final Screen screen;
    private final List<String[]> rows = new ArrayList<>();

    public Table(Screen screen, String... titles) {
        this.screen = screen;
        Ink ink = new Ink(screen);
        String[] painted = new String[titles.length];
        for (int i = 0; i < titles.length; i++) {
            painted[i] = ink.faint(titles[i]);
        }
        rows.add(painted);
    }

    /** One cell per title. */
    public void row(String... cells) {
        if (cells.length != rows.get(0).length) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + rows.get(0).length);
        }
        rows.add(cells.clone());
    }

    public List<String> lines() {
        int columns = rows.get(0).length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], Text.width(row[i]));
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(i == columns - 1 ? row[i] : Text.pad(row[i], widths[i]) + "  ");
            }
            String whole = line.toString().stripTrailing();
            lines.add(screen.cuts() ? Text.clip(whole, screen.columns(), screen.unicode() ? "…" : "...") : whole);
        }
        return lines;
    }
}

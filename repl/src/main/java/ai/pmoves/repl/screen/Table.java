package ai.pmoves.repl.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns as wide as their widest cell; on a terminal the last one is cut at its edge. */
public final class Table {
    private static final int BETWEEN = 2;
    private static final int NARROWEST = 8;

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
        return lines(widths());
    }

    /** With the widest columns cut, where that leaves room for the others: what nobody will paste. */
    public List<String> fitted() {
        int[] widths = widths();
        if (screen.cuts()) {
            int tooWide = Arrays.stream(widths).sum() + BETWEEN * (widths.length - 1) - screen.columns();
            while (tooWide-- > 0) {
                int widest = 0;
                for (int i = 1; i < widths.length; i++) {
                    widest = widths[i] > widths[widest] ? i : widest;
                }
                if (widths[widest] <= NARROWEST) {
                    break; // then the last columns are cut off
                }
                widths[widest]--;
            }
        }
        return lines(widths);
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Text.width(row[i]));
            }
        }
        return widths;
    }

    private List<String> lines(int[] widths) {
        String cut = new Ink(screen).ellipsis();
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = Text.clip(row[i], widths[i], cut);
                line.append(i == widths.length - 1 ? cell : Text.pad(cell, widths[i]) + " ".repeat(BETWEEN));
            }
            String whole = line.toString().stripTrailing();
            lines.add(screen.cuts() ? Text.clip(whole, screen.columns(), cut) : whole);
        }
        return lines;
    }
}

package ai.pmoves.audit.internal.inventory;

import ai.pmoves.audit.Inventory;
import ai.pmoves.audit.Inventory.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An inventory as a person reads it: columns that are empty for all services are left out. */
public final class InventoryTable {
    private record Column(String title, Function<Row, String> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("service", Row::service),
            new Column("image", InventoryTable::image),
            new Column("built from", Row::build),
            new Column("platforms", row -> String.join(" ", row.platforms())),
            new Column("licence", Row::licence),
            new Column("user", Row::user),
            new Column("ports", row -> String.join(" ", row.ports())),
            new Column("profiles", row -> String.join(" ", row.profiles())),
            new Column("gpu", Row::gpu));

    private InventoryTable() {}

    public static String of(Inventory inventory) {
        List<Row> rows = inventory.rows();
        List<List<String>> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(new ArrayList<>()));
        List<String> head = new ArrayList<>();
        for (Column column : COLUMNS) {
            int width = rows.stream()
                    .mapToInt(row -> plain(column.value().apply(row)).length())
                    .max()
                    .orElse(0);
            if (width > 0) {
                width = Math.max(width, column.title().length());
                head.add(padded(column.title(), width));
                for (int i = 0; i < rows.size(); i++) {
                    lines.get(i).add(padded(plain(column.value().apply(rows.get(i))), width));
                }
            }
        }
        StringBuilder text = new StringBuilder();
        if (!rows.isEmpty()) {
            text.append(String.join("  ", head).stripTrailing()).append('\n');
            lines.forEach(
                    line -> text.append(String.join("  ", line).stripTrailing()).append('\n'));
            text.append('\n');
        }
        long built = rows.stream().filter(row -> !row.build().isEmpty()).count();
        long pinned = rows.stream().filter(row -> !row.digest().isEmpty()).count();
        long gpu = rows.stream().filter(row -> !row.gpu().isEmpty()).count();
        return text.append(inventory.stack())
                .append(": ")
                .append(rows.size())
                .append(rows.size() == 1 ? " service, " : " services, ")
                .append(built)
                .append(" built here, ")
                .append(pinned)
                .append(" pinned by digest, ")
                .append(gpu)
                .append(" with a GPU\n")
                .toString();
    }

    private static String image(Row row) {
        return row.image()
                + (row.tag().isEmpty() ? "" : ":" + row.tag())
                + (row.digest().length() > 19 ? "@" + row.digest().substring(0, 19) : "");
    }

    /** A compose file may say anything: nothing of it moves the cursor. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}

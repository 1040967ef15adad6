package ai.pmoves.routing.internal.migrate;

import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.toml.Toml;
import ai.pmoves.workspace.toml.TomlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is written: what stands above it, its header, its keys. Each is read alone, so that tables which contradict each
 * other can be read, too.
 *
 * @param lead comments and blank lines above the header
 * @param header null for what stands before the first one
 * @param values what the keys say; without entries where they are no TOML
 */
record Section(Path file, List<Statement> lead, @Nullable Statement header, List<Statement> body, TomlMap values) {
    Section {
        lead = List.copyOf(lead);
        body = List.copyOf(body);
    }

    /** The tables of a text, in its order; put together they are the text. */
    static List<Section> of(Path file, String text) {
        List<Section> sections = new ArrayList<>();
        List<Statement> lead = List.of();
        Statement header = null;
        List<Statement> body = new ArrayList<>();
        for (Statement next : Statement.of(text)) {
            if (next.kind() == Statement.Kind.TABLE || next.kind() == Statement.Kind.ARRAY_TABLE) {
                int own = body.size();
                while (own > 0 && body.get(own - 1).kind() == Statement.Kind.ASIDE) {
                    own--;
                }
                sections.add(section(file, lead, header, body.subList(0, own)));
                lead = List.copyOf(body.subList(own, body.size()));
                header = next;
                body = new ArrayList<>();
            } else {
                body.add(next);
            }
        }
        sections.add(section(file, lead, header, body));
        return sections;
    }

    /** The keys of the header; empty before the first one, and for one of a list of tables. */
    List<String> path() {
        return header == null || header.kind() == Statement.Kind.ARRAY_TABLE ? List.of() : header.keys();
    }

    Location where() {
        return new Location(file, header == null ? 1 : header.line(), 1);
    }

    Location whereKey(String key) {
        return body.stream()
                .filter(statement -> statement.is(key))
                .findFirst()
                .map(statement -> new Location(file, statement.line(), 1))
                .orElse(where());
    }

    /** The first key of the path, or an empty text. */
    String kind() {
        return path().isEmpty() ? "" : path().get(0);
    }

    /** Whether it is {@code [kind.NAME]}, and no table inside of that. */
    boolean named(String kind) {
        return path().size() == 2 && kind().equals(kind);
    }

    boolean variant() {
        return path().size() == 4 && kind().equals("functions") && path().get(2).equals("variants");
    }

    Section without(String key) {
        return new Section(
                file,
                lead,
                header,
                body.stream().filter(statement -> !statement.is(key)).toList(),
                values);
    }

    /** With a key more, at the end. */
    Section with(String key, String value) {
        List<Statement> more = new ArrayList<>(body);
        int at = more.size();
        while (at > 0 && more.get(at - 1).kind() == Statement.Kind.ASIDE) {
            at--;
        }
        more.add(at, new Statement(Statement.Kind.PAIR, key + " = " + value + lineEnd(), 0, List.of(key)));
        return new Section(file, lead, header, more, values);
    }

    /** With another text as the value of a key that is there. */
    Section replaced(String key, String value) {
        return new Section(
                file,
                lead,
                header,
                body.stream()
                        .map(statement -> statement.is(key) ? statement.with(value) : statement)
                        .toList(),
                values);
    }

    String leadText() {
        return texts(lead);
    }

    String text() {
        return texts(lead) + (header == null ? "" : header.text()) + texts(body);
    }

    private String lineEnd() {
        return header != null && header.text().endsWith("\r\n") ? "\r\n" : "\n";
    }

    private static String texts(List<Statement> statements) {
        return statements.stream().map(Statement::text).collect(Collectors.joining());
    }

    private static Section section(Path file, List<Statement> lead, @Nullable Statement header, List<Statement> body) {
        TomlMap none = new TomlMap(Map.of(), Map.of(), new Location(file, 0, 0));
        return new Section(
                file,
                lead,
                header,
                body,
                Objects.requireNonNullElse(Toml.read(file, texts(body)).root(), none));
    }
}

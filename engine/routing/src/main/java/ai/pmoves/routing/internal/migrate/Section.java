package ai.pmoves.routing.internal.migrate;

import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.toml.Toml;
import ai.pmoves.workspace.toml.TomlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is written: what stands above it, its header, its lines. Each is read alone, so that tables which contradict each
 * other can be read, too.
 *
 * @param path the keys of the header, empty for what stands before the first one
 * @param lead comments and blank lines above the header
 * @param header as written
 * @param body the lines below it
 * @param values what they say; without entries where they are no TOML
 */
record Section(List<String> path, List<String> lead, String header, List<String> body, TomlMap values, Location where) {
    private static final Pattern HEADER = Pattern.compile("\\s*\\[([^\\[].*)]\\s*(#.*)?");
    private static final Pattern LEAD = Pattern.compile("\\s*(#.*)?");

    Section {
        path = List.copyOf(path);
        lead = List.copyOf(lead);
        body = List.copyOf(body);
    }

    /** The tables of a text, in its order. */
    static List<Section> of(Path file, String text) {
        List<Section> sections = new ArrayList<>();
        List<String> lead = List.of();
        String header = "";
        int line = 1;
        int begin = 1;
        List<String> body = new ArrayList<>();
        for (String next : text.lines().toList()) {
            if (HEADER.matcher(next).matches()) {
                List<String> above = trailingLead(body);
                sections.add(section(file, lead, header, body.subList(0, body.size() - above.size()), begin));
                lead = above;
                header = next;
                begin = line;
                body = new ArrayList<>();
            } else {
                body.add(next);
            }
            line++;
        }
        sections.add(section(file, lead, header, body, begin));
        return sections;
    }

    /** The first key of the path, or an empty text. */
    String kind() {
        return path.isEmpty() ? "" : path.get(0);
    }

    /** Whether it is {@code [kind.NAME]}, and no table inside of that. */
    boolean named(String kind) {
        return path.size() == 2 && kind().equals(kind);
    }

    boolean variant() {
        return path.size() == 4 && kind().equals("functions") && path.get(2).equals("variants");
    }

    Section without(String key) {
        List<String> kept = new ArrayList<>();
        boolean inside = false;
        for (String line : body) {
            boolean starts = Pattern.compile("\\s*" + Pattern.quote(key) + "\\s*=.*")
                    .matcher(line)
                    .matches();
            inside = starts || inside && !line.matches("\\s*[\\w.\"-]+\\s*=.*") && !line.isBlank();
            if (!inside) {
                kept.add(line);
            }
        }
        return new Section(path, lead, header, kept, values, where);
    }

    Section with(String line) {
        List<String> more = new ArrayList<>(body);
        more.add(lastFull(more) + 1, line);
        return new Section(path, lead, header, more, values, where);
    }

    /** The line of a key with another value, its comment kept. */
    Section replaced(String key, String value) {
        Pattern line = Pattern.compile(
                "(\\s*" + Pattern.quote(key) + "\\s*=\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')(\\s*(?:#.*)?)");
        List<String> changed = new ArrayList<>();
        for (String written : body) {
            Matcher match = line.matcher(written);
            changed.add(match.matches() ? match.group(1) + value + match.group(3) : written);
        }
        return new Section(path, lead, header, changed, values, where);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        lead.forEach(line -> text.append(line).append('\n'));
        if (!header.isEmpty()) {
            text.append(header).append('\n');
        }
        body.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static int lastFull(List<String> lines) {
        int last = lines.size() - 1;
        while (last >= 0 && LEAD.matcher(lines.get(last)).matches()) {
            last--;
        }
        return last;
    }

    private static List<String> trailingLead(List<String> body) {
        return new ArrayList<>(body.subList(lastFull(body) + 1, body.size()));
    }

    private static Section section(Path file, List<String> lead, String header, List<String> body, int line) {
        Matcher match = HEADER.matcher(header);
        List<String> path = match.matches() ? Toml.keys(match.group(1)) : List.of();
        // blank lines before it keep the places right
        @Nullable
        TomlMap values = Toml.read(
                        file, "\n".repeat(Math.max(0, line - (header.isEmpty() ? 1 : 0))) + String.join("\n", body))
                .root();
        Location where = new Location(file, line, 1);
        return new Section(
                path, lead, header, body, values == null ? new TomlMap(Map.of(), Map.of(), where) : values, where);
    }
}

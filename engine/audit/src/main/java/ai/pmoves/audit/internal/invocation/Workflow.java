package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code run} blocks of a GitHub workflow line by line, so that one that is no valid YAML, or has a template in it, is
 * read too.
 */
final class Workflow {
    private static final Pattern KEY =
            Pattern.compile("^(?<indent> *+)(?<dash>- ++)?(?<key>[A-Za-z0-9_-]++):(?: ++(?<value>.*+))?$");

    private final Source source;
    private final Path root;
    private final Consumer<Invocation> found;
    private String job = "";
    private String step = "";
    private @Nullable Path directory;
    private @Nullable Path usual;
    private final @Nullable Path start;

    private Workflow(Source source, Path root, Consumer<Invocation> found, @Nullable Path start) {
        this.start = start;
        this.source = source;
        this.root = root;
        this.found = found;
    }

    static void read(Source source, Path root, Consumer<Invocation> found) {
        Path folder = source.file().getParent();
        while (folder != null && !Objects.toString(folder.getFileName()).equals(".github")) {
            folder = folder.getParent();
        }
        Path top = folder == null ? root : Objects.requireNonNullElse(folder.getParent(), root);
        // GitHub reads the folder at the root only: where another one would run is not known
        new Workflow(source, top, found, top.equals(root) ? root : null).read();
    }

    private void read() {
        String text = source.text();
        boolean inJobs = false;
        usual = start;
        directory = start;
        int at = 0;
        while (at < text.length()) {
            int end = lineEnd(at);
            Matcher key = KEY.matcher(line(at, end));
            if (!key.matches()) {
                at = end + 1;
                continue;
            }
            int indent = key.group("indent").length();
            String name = key.group("key");
            String value = Objects.toString(key.group("value"), "");
            if (indent == 0) {
                inJobs = name.equals("jobs");
            } else if (inJobs && indent == 2 && key.group("dash") == null) {
                job = name;
                usual = start;
            }
            if (key.group("dash") != null) {
                step = "";
                directory = ownDirectory(end, indent + key.group("dash").length());
            }
            if (name.equals("name") && !value.isEmpty()) {
                step = unquoted(value);
            } else if (name.equals("working-directory") && step.isEmpty() && indent <= 8) {
                usual = resolve(value);
            }
            boolean block = value.matches("[|>][-+0-9]*(\\s+#.*)?");
            if (name.equals("run") && !value.isEmpty()) {
                int start = block ? Math.min(text.length(), end + 1) : at + key.start("value");
                int stop = block
                        ? blockEnd(
                                end + 1,
                                indent
                                        + (key.group("dash") == null
                                                ? 0
                                                : key.group("dash").length()))
                        : end;
                run(start, stop);
                at = Math.max(stop, end) + 1;
            } else if (block) {
                at = Math.max(end + 1, blockEnd(end + 1, indent) + 1);
            } else {
                at = end + 1;
            }
        }
    }

    /** Without the blanks at its end. */
    private String line(int start, int end) {
        return source.text().substring(start, end).stripTrailing();
    }

    private int lineEnd(int from) {
        int end = source.text().indexOf('\n', from);
        return end < 0 ? source.text().length() : end;
    }

    private static String unquoted(String value) {
        return value.replaceAll("^[\"']|[\"']$", "").strip();
    }

    private static int indentOf(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** The end of the lines that are blank or further in. */
    private int blockEnd(int from, int indent) {
        int at = from;
        int stop = from;
        while (at < source.text().length()) {
            int end = lineEnd(at);
            String line = source.text().substring(at, end);
            if (!line.isBlank() && indentOf(line) <= indent) {
                break;
            }
            stop = end;
            at = end + 1;
        }
        return Math.min(stop, source.text().length());
    }

    /** The folder that the step itself names further down. */
    private @Nullable Path ownDirectory(int from, int indent) {
        int at = from + 1;
        while (at < source.text().length()) {
            int end = lineEnd(at);
            String line = line(at, end);
            if (!line.isEmpty() && indentOf(line) < indent) {
                break;
            }
            Matcher key = KEY.matcher(line);
            if (key.matches() && key.group("key").equals("working-directory") && indentOf(line) == indent) {
                return resolve(Objects.toString(key.group("value"), ""));
            }
            at = end + 1;
        }
        return usual;
    }

    private @Nullable Path resolve(String value) {
        String path = unquoted(value);
        try {
            Path resolved = root.resolve(path).normalize();
            return start == null || path.contains("$") || !Files.isDirectory(resolved) ? null : resolved;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private void run(int start, int end) {
        if (start >= end) {
            return;
        }
        Mapped text = Mapped.of(source.text(), start, end);
        Mapped.Builder known = new Mapped.Builder();
        int at = 0;
        while (at < text.length()) {
            int open = text.text().indexOf("${{", at);
            int close = open < 0 ? -1 : text.text().indexOf("}}", open);
            if (close < 0) {
                break;
            }
            known.add(text.sub(at, open))
                    .add(String.valueOf(Invocation.UNKNOWN), text.start(open), text.start(close + 1) + 1);
            at = close + 2;
        }
        known.add(text.sub(at, text.length()));
        String unit = (job + " " + step).strip();
        new Shell(new Setting(source, Invocation.Kind.WORKFLOW, root, null, directory, unit, false), found)
                .run(known.build());
    }
}

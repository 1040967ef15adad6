package ai.pmoves.audit.internal.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** {@code known-images.txt}: what widely used images have and have not. */
public final class KnownImages {
    private static final List<Entry> ENTRIES = read();

    /** What no image from scratch has. */
    private static final Set<String> COMMON = Set.of(
            "sh", "bash", "ash", "dash", "curl", "wget", "nc", "python", "python3", "node", "perl", "grep", "cat",
            "test", "ls", "ps", "pgrep", "pidof", "echo", "true", "false", "exit", "timeout", "env", "head", "awk",
            "sed");

    private static final Set<String> FOLDERS = Set.of("/bin/", "/usr/bin/", "/usr/local/bin/", "/sbin/", "/usr/sbin/");

    private KnownImages() {}

    /** An entry as it is written: {@code name} and {@code tags} are expressions, {@code lacks} names programs. */
    public record Row(String name, String tags, String lacks, String shell, String test) {}

    /** Those that a check is proposed for, or that lack something, in the file's order. */
    public static List<Row> rows() {
        return ENTRIES.stream()
                .map(entry -> new Row(
                        entry.name.pattern(),
                        entry.tag.pattern(),
                        String.join(" ", new TreeSet<>(entry.lacks)).strip(),
                        entry.shell,
                        entry.test))
                .filter(row -> !row.test().isEmpty()
                        || !row.lacks().isEmpty()
                        || row.shell().equals("none"))
                .toList();
    }

    /** The first entry that fits. */
    public static Optional<Contents> find(Reference image) {
        return ENTRIES.stream().filter(entry -> entry.fits(image)).findFirst().map(entry -> new Known(image, entry));
    }

    private record Entry(
            Pattern name, Pattern tag, Set<String> lacks, String shell, String check, String test, String source) {

        static Entry of(String line) {
            String[] parts = line.split("(?<=\\s)\\|(?=\\s)", -1);
            if (parts.length != 7) {
                throw new IllegalStateException("not an entry of known-images.txt: " + line);
            }
            return new Entry(
                    Pattern.compile(parts[0].strip()),
                    Pattern.compile(parts[1].strip()),
                    Set.of(parts[2].strip().split(" ", -1)),
                    parts[3].strip(),
                    parts[4].strip(),
                    parts[5].strip(),
                    parts[6].strip());
        }

        boolean fits(Reference image) {
            return name.matcher(image.name()).matches()
                    && tag.matcher(image.effectiveTag()).matches();
        }
    }

    private record Known(Reference image, Entry entry) implements Contents {
        @Override
        public Presence program(String name) {
            int slash = name.lastIndexOf('/') + 1;
            boolean usual = slash == 0 || FOLDERS.contains(name.substring(0, slash));
            boolean lacks = entry.lacks.contains(name.substring(slash))
                    || (entry.shell.equals("none") && COMMON.contains(name.substring(slash)));
            return usual && lacks ? Presence.ABSENT : Presence.UNKNOWN;
        }

        @Override
        public Presence shell() {
            return switch (entry.shell) {
                case "none" -> Presence.ABSENT;
                case "?" -> Presence.UNKNOWN;
                default -> Presence.THERE;
            };
        }

        @Override
        public Presence bashAsShell() {
            return switch (entry.shell) {
                case "bash" -> Presence.THERE;
                case "?" -> Presence.UNKNOWN;
                default -> Presence.ABSENT;
            };
        }

        @Override
        public Presence healthcheck() {
            return switch (entry.check) {
                case "own" -> Presence.THERE;
                case "none" -> Presence.ABSENT;
                default -> Presence.UNKNOWN;
            };
        }

        @Override
        public Optional<String> proposedTest() {
            return entry.test.isEmpty() ? Optional.empty() : Optional.of(entry.test);
        }

        @Override
        public String source() {
            return "known of " + image.name() + ", not looked up: image=true does";
        }
    }

    private static List<Entry> read() {
        try (InputStream in = KnownImages.class.getResourceAsStream("/ai/pmoves/audit/known-images.txt")) {
            if (in == null) {
                throw new IllegalStateException("known-images.txt is not on the class path");
            }
            List<Entry> entries = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> entries.add(Entry.of(line)));
            return List.copyOf(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

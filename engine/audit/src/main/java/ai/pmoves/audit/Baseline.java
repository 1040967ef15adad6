package ai.pmoves.audit;

import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Findings that are known and not new. One is known by its rule, its file and its subject, so it stays known when lines move or
 * its words change.
 *
 * @param entries in the order of the file
 */
public record Baseline(List<Entry> entries) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::rule).thenComparing(Entry::file).thenComparing(Entry::subject);

    public static final Baseline EMPTY = new Baseline(List.of());

    /**
     * @param file relative to the workspace's root, empty where the finding has no place
     * @param count how many findings there were of this rule, file and subject
     */
    public record Entry(String rule, String file, String subject, int count) {}

    public Baseline {
        entries = List.copyOf(entries);
    }

    /**
     * @throws PmovesException (precondition) where the file is no baseline, or is not there: a gate must not close, nor open, for a
     *     misspelt path
     */
    public static Baseline read(Path file) {
        try {
            JsonNode document = JSON.readTree(Files.readAllBytes(file));
            if (document.path("v").asInt() != 1 || !document.path("findings").isArray()) {
                throw notOne(file, "it has no \"v\": 1 and no list \"findings\"", 1, 1);
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonNode entry : document.path("findings")) {
                entries.add(new Entry(
                        entry.path("rule").asText(),
                        entry.path("file").asText(),
                        entry.path("subject").asText(),
                        Math.max(1, entry.path("count").asInt(1))));
            }
            return new Baseline(entries);
        } catch (NoSuchFileException e) {
            throw notOne(file, "it is not there", 0, 0);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw notOne(
                    file, e.getOriginalMessage(), at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
        } catch (IOException e) {
            throw notOne(file, "it cannot be read: " + e.getMessage(), 0, 0);
        }
    }

    /** What a report found, suppressed findings left out. */
    public static Baseline of(Report report) {
        Map<Entry, Integer> counts = new TreeMap<>(ORDER);
        Stream.concat(report.open().stream(), report.known().stream())
                .forEach(finding -> counts.merge(entry(report.root(), finding), 1, Integer::sum));
        List<Entry> entries = new ArrayList<>();
        counts.forEach((entry, count) -> entries.add(new Entry(entry.rule, entry.file, entry.subject, count)));
        return new Baseline(entries);
    }

    /** The same, and what another one knows of rules that were not looked with. */
    public Baseline with(Baseline before, Selection selection) {
        List<Entry> all = new ArrayList<>(entries);
        before.entries.stream().filter(entry -> !selection.has(entry.rule)).forEach(all::add);
        all.sort(ORDER);
        return new Baseline(all);
    }

    /** As it is kept: sorted, one line for each entry, so that a change reads well in a review. */
    public String json() {
        ArrayNode findings = JSON.createArrayNode();
        for (Entry entry : entries) {
            ObjectNode one = findings.addObject();
            one.put("rule", entry.rule).put("file", entry.file).put("subject", entry.subject);
            if (entry.count > 1) {
                one.put("count", entry.count);
            }
        }
        StringBuilder text = new StringBuilder("{\"v\": 1, \"findings\": [");
        String separator = "\n  ";
        for (JsonNode entry : findings) {
            text.append(separator).append(entry);
            separator = ",\n  ";
        }
        return text.append(findings.isEmpty() ? "]}\n" : "\n]}\n").toString();
    }

    Matcher matcher(Path root) {
        return new Matcher(root);
    }

    private static Entry entry(Path root, Finding finding) {
        Location where = finding.where();
        return new Entry(
                finding.rule(), where == null ? "" : WorkspaceTree.relative(root, where.file()), finding.subject(), 1);
    }

    private static PmovesException notOne(Path file, String why, int line, int column) {
        return new PmovesException(
                ExitCode.PRECONDITION,
                Problem.error("audit.baseline-unreadable", "no baseline: " + why)
                        .at(new Location(file, line, column))
                        .fix(
                                line == 0 && !Files.exists(file)
                                        ? "-p updateBaseline=true writes it anew, with what is found now"
                                        : "mend it; or remove it, and -p updateBaseline=true writes it anew"));
    }

    /** Takes each entry as often as it was counted. */
    final class Matcher {
        private final Path root;
        private final Map<String, Integer> left = new TreeMap<>();

        private Matcher(Path root) {
            this.root = root;
            entries.forEach(entry -> left.merge(key(entry), entry.count, Integer::sum));
        }

        boolean takes(Finding finding) {
            String key = key(entry(root, finding));
            int count = left.getOrDefault(key, 0);
            left.computeIfPresent(key, (same, old) -> old > 1 ? old - 1 : null);
            return count > 0;
        }

        List<Entry> left() {
            return entries.stream()
                    .filter(entry -> left.containsKey(key(entry)))
                    .toList();
        }

        private static String key(Entry entry) {
            return entry.rule + '\n' + entry.file + '\n' + entry.subject;
        }
    }
}

package ai.pmoves.compose.bench;

import ai.pmoves.compose.CanonicalJson;
import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import ai.pmoves.compose.internal.bench.PrintedHashes;
import ai.pmoves.kernel.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares this resolver with the Compose plugin, case by case: {@code --plugin PATH --cases FILE.tsv
 * [--projects DIR] [--only NAME] [--all]}. The cases' folders are below DIR, or below that of the file. Prints one line for each case that differs (with {@code --all} for every one), then totals. Exit code 1 where a case differs.
 */
public final class Conformance {
    private final Plugin plugin;
    private final Map<String, Integer> totals = new TreeMap<>();

    private Conformance(Plugin plugin) {
        this.plugin = plugin;
    }

    /** @param verdict equal, refused (by both), different, hash, only-theirs (loads), only-ours (loads) */
    private record Row(String name, String verdict, String detail) {
        boolean agrees() {
            return verdict.equals("equal") || verdict.equals("refused");
        }
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new TreeMap<>();
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean all = words.remove("--all");
        for (int i = 0; i + 1 < words.size(); i += 2) {
            options.put(words.get(i), words.get(i + 1));
        }
        String plugin = options.get("--plugin");
        String cases = options.get("--cases");
        if (plugin == null || cases == null) {
            System.err.println(
                    "usage: conformance --plugin PATH --cases FILE.tsv [--projects DIR] [--only NAME] [--all]");
            System.exit(2);
            return;
        }
        Path file = Path.of(cases).toAbsolutePath();
        Path base = Path.of(options.getOrDefault("--projects", file.getParent().toString()))
                .toAbsolutePath();
        int different = new Conformance(new Plugin(Path.of(plugin).toAbsolutePath()))
                .run(file, base, options.getOrDefault("--only", ""), all);
        System.exit(different == 0 ? 0 : 1);
    }

    private int run(Path file, Path base, String only, boolean all) throws IOException {
        int different = 0;
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Case one = Case.parse(line, base);
            if (!only.isEmpty() && !one.name().equals(only)) {
                continue;
            }
            Row row = compare(one);
            totals.merge(row.verdict(), 1, Integer::sum);
            different += row.agrees() ? 0 : 1;
            if (all || !row.agrees()) {
                System.out.printf("%-12s %-44s %s%n", row.verdict(), row.name(), row.detail());
            }
        }
        int count = totals.values().stream().mapToInt(i -> i).sum();
        System.out.println(file.getFileName() + ": " + totals + ", " + (count - different) + " of " + count + " agree");
        return different;
    }

    private Row compare(Case one) throws IOException {
        Plugin.Answer theirs = plugin.config(one);
        Resolution ours = ComposeFiles.resolve(one.request());
        // a key that this driver does not support is refused on purpose; the model is compared all the same
        List<Problem> errors = ours.errors().stream()
                .filter(p -> !p.code().equals("compose.unsupported"))
                .toList();
        Project project = ours.project();
        if (!theirs.loads()) {
            return errors.isEmpty()
                    ? new Row(one.name(), "only-ours", theirs.error())
                    : new Row(one.name(), "refused", errors.get(0).message() + " | " + theirs.error());
        }
        if (project == null || !errors.isEmpty()) {
            return new Row(
                    one.name(),
                    "only-theirs",
                    errors.isEmpty() ? "no project" : errors.get(0).toString());
        }
        ObjectMapper json = new ObjectMapper();
        String difference =
                Difference.first(json.readTree(theirs.output()), json.readTree(CanonicalJson.print(project)), "");
        if (difference != null) {
            return new Row(one.name(), "different", difference);
        }
        String bytes = theirs.output().equals(CanonicalJson.print(project)) ? "" : "same model, other text";
        return hashes(one, bytes);
    }

    private Row hashes(Case one, String remark) {
        Plugin.Answer theirs = plugin.hashes(one);
        if (!theirs.loads()) {
            return new Row(one.name(), "equal", remark + " (no hashes: " + theirs.error() + ")");
        }
        Map<String, String> expected = new TreeMap<>();
        theirs.output()
                .lines()
                .filter(l -> l.indexOf(' ') > 0)
                .forEach(l -> expected.put(l.substring(0, l.lastIndexOf(' ')), l.substring(l.lastIndexOf(' ') + 1)));
        Map<String, String> actual = PrintedHashes.of(one.request());
        for (Map.Entry<String, String> hash : expected.entrySet()) {
            if (!hash.getValue().equals(actual.get(hash.getKey()))) {
                return new Row(
                        one.name(),
                        "hash",
                        hash.getKey() + ": " + hash.getValue() + " <> " + actual.get(hash.getKey()));
            }
        }
        return new Row(one.name(), "equal", remark);
    }
}

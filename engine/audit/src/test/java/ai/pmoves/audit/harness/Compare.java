package ai.pmoves.audit.harness;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.internal.SameLine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this audit, dclint and KICS find in the same compose files: counts of each rule. */
final class Compare {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Compare() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("pmoves-audit-compare");
        Path dclint = program("dclint", "DCLINT");
        Path kics = program("kics", "KICS");
        String assets = System.getenv("KICS_ASSETS");
        if (dclint == null) {
            System.out.println(
                    "# skipped: dclint is not on the PATH (npm install dclint), and DCLINT does not name it");
        }
        if (kics == null || assets == null) {
            System.out.println(
                    "# skipped: kics is not on the PATH (go install github.com/Checkmarx/kics/v2/cmd/console@latest) and KICS does"
                            + " not name it, or KICS_ASSETS does not name the folder assets of its module");
        }
        System.out.println("tool\tproject\trule\tcount");
        int number = 0;
        for (String argument : arguments) {
            Path file = Path.of(argument).toAbsolutePath().normalize();
            String project = project(file);
            rows("pmoves", project, pmoves(file));
            Path folder = Files.createDirectories(scratch.resolve("" + number++));
            if (dclint != null) {
                rows("dclint", project, dclint(dclint, file, folder.resolve("dclint.json")));
            }
            if (kics != null && assets != null) {
                rows("kics", project, kics(kics, Path.of(assets), file, folder));
            }
        }
        try (Stream<Path> all = Files.walk(scratch)) {
            all.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
        }
    }

    private static SortedMap<String, Integer> pmoves(Path file) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (Finding finding : SameLine.folded(
                new Stack(file.resolve("..").normalize(), List.of(file)).audit().open())) {
            counts.merge(finding.rule(), 1, Integer::sum);
        }
        return counts;
    }

    private static SortedMap<String, Integer> dclint(Path program, Path file, Path out)
            throws IOException, InterruptedException {
        run(List.of(program.toString(), "-f", "json", file.toString()), out);
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (JsonNode one : JSON.readTree(out.toFile())) {
            one.path("messages")
                    .forEach(message -> counts.merge(message.path("rule").asText(), 1, Integer::sum));
        }
        return counts;
    }

    private static SortedMap<String, Integer> kics(Path program, Path assets, Path file, Path folder)
            throws IOException, InterruptedException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.copy(file, in.resolve(file.getFileName()));
        List<String> command = List.of(
                program.toString(),
                "scan",
                "--ci",
                "--no-progress",
                "-p",
                in.toString(),
                "-q",
                assets.resolve("queries/dockerCompose").toString(),
                "-b",
                assets.resolve("libraries").toString(),
                "--report-formats",
                "json",
                "-o",
                folder.toString());
        run(command, folder.resolve("log"));
        SortedMap<String, Integer> counts = new TreeMap<>();
        JSON.readTree(folder.resolve("results.json").toFile())
                .path("queries")
                .forEach(query -> counts.put(
                        query.path("query_name").asText(), query.path("files").size()));
        return counts;
    }

    /** Both end with a code of their own where they find something. */
    private static void run(List<String> command, Path out) throws IOException, InterruptedException {
        new ProcessBuilder(new ArrayList<>(command))
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void rows(String tool, String project, Map<String, Integer> counts) {
        counts.forEach((rule, count) -> System.out.println(String.join("\t", tool, project, rule, count.toString())));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println(String.join("\t", tool, project, "(all)", Integer.toString(all)));
    }

    /** The name of the checkout around it. */
    private static String project(Path file) {
        for (Path at = file.getParent(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at.getFileName() + "";
            }
        }
        return file.getFileName() + "";
    }

    private static @Nullable Path program(String name, String variable) {
        String named = System.getenv(variable);
        Stream<Path> places = named != null
                ? Stream.of(Path.of(named))
                : Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name));
        return places.filter(Files::isExecutable).findFirst().orElse(null);
    }
}

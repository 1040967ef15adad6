package ai.pmoves.audit.harness;

import ai.pmoves.audit.Audit;
import ai.pmoves.audit.Baseline;
import ai.pmoves.audit.Report;
import ai.pmoves.audit.Selection;
import ai.pmoves.audit.Target;
import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How long an audit takes, from the compose files to the report, and how that grows with the number of services. */
final class Scale {
    private static final int[] SIZES = {100, 250, 500, 1000};

    private Scale() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(option(arguments, "--rounds", "9"));
        String stack = option(arguments, "--stack", "");
        System.out.printf("%-28s %10s %10s %14s   (median of %d)%n", "stack", "findings", "ms", "ms a service", rounds);
        if (!stack.isEmpty()) {
            row(Path.of(stack).toAbsolutePath().normalize(), stack, rounds);
        }
        Path folder = Files.createTempDirectory("pmoves-audit-scale");
        try {
            for (int size : SIZES) {
                Files.writeString(folder.resolve("compose.yaml"), madeUp(size));
                row(folder, size + " services, made up", rounds);
            }
        } finally {
            Files.delete(folder.resolve("compose.yaml"));
            Files.delete(folder);
        }
    }

    private static void row(Path folder, String name, int rounds) {
        List<Long> nanos = new ArrayList<>();
        Report report = audit(folder);
        int services = services(folder);
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            report = audit(folder);
            nanos.add(System.nanoTime() - began);
        }
        Collections.sort(nanos);
        double millis = nanos.get(nanos.size() / 2) / 1e6;
        System.out.printf("%-28s %10d %10.0f %14.2f%n", name, report.open().size(), millis, millis / services);
    }

    private static Report audit(Path folder) {
        ComposeRequest request = ComposeRequest.in(folder, Map.of()).withProfiles(List.of("*"));
        return Audit.of(Target.around(ComposeFiles.resolve(request)), Selection.ALL, Baseline.EMPTY);
    }

    private static int services(Path folder) {
        ComposeRequest request = ComposeRequest.in(folder, Map.of()).withProfiles(List.of("*"));
        // a clone without its env files is audited, too
        Project project = ComposeFiles.resolve(request).project();
        return project == null ? 1 : project.services().size();
    }

    /** Each with a port, variables that name its two predecessors, and a healthcheck. */
    private static String madeUp(int size) {
        StringBuilder text = new StringBuilder("services:\n");
        for (int i = 0; i < size; i++) {
            text.append("""
                      service%1$d:
                        image: registry.example.org/team/service%1$d:1.%1$d
                        restart: unless-stopped
                        networks: [app_tier]
                        ports: ["127.0.0.1:%2$d:8080"]
                        environment:
                          NAME: service%1$d
                          ONE_URL: http://service%3$d:8080/api
                          OTHER_URL: ${OTHER:-http://service%4$d:8080}
                        healthcheck:
                          test: ["CMD", "curl", "-f", "http://localhost:8080/health"]
                    """.formatted(i, 20_000 + i, Math.max(0, i - 1), Math.max(0, i - 2))
                    .indent(2));
        }
        return text.append("networks: {app_tier: {}}\n").toString();
    }

    private static String option(String[] arguments, String name, String otherwise) {
        int at = List.of(arguments).indexOf(name);
        return at < 0 ? otherwise : arguments[at + 1];
    }
}

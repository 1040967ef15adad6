package ai.pmoves.compose.bench;

import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.Project;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How long one folder takes to resolve, cold and warm: {@code resolve DIRECTORY [PROFILES]}. */
public final class ResolveBench {
    private static final int ROUNDS = 200;

    private ResolveBench() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("usage: resolve DIRECTORY [PROFILE,PROFILE]");
            System.exit(2);
        }
        List<String> profiles = arguments.length > 1 ? List.of(arguments[1].split(",")) : List.of("*");
        ComposeRequest request = new ComposeRequest(
                Path.of(arguments[0]),
                List.of(),
                null,
                null,
                profiles,
                List.of(),
                Map.copyOf(System.getenv()),
                List.of());
        List<Double> times = new ArrayList<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long used = 0;
        Project project = null;
        for (int i = 0; i < ROUNDS; i++) {
            used = i == ROUNDS / 2 ? threads.getCurrentThreadCpuTime() : used;
            long start = System.nanoTime();
            project = ComposeFiles.resolve(request).project();
            times.add((System.nanoTime() - start) / 1e6);
        }
        double cpu = (threads.getCurrentThreadCpuTime() - used) / 1e6 / (ROUNDS - ROUNDS / 2);
        double first = times.get(0);
        List<Double> warm = times.subList(ROUNDS / 2, ROUNDS);
        Collections.sort(warm);
        System.out.printf(
                "%d services: first %.1f ms, then median %.1f ms, 90 %% below %.1f ms, CPU %.1f ms each (%d rounds)%n",
                project == null ? 0 : project.services().size(),
                first,
                warm.get(warm.size() / 2),
                warm.get(warm.size() * 9 / 10),
                cpu,
                warm.size());
    }
}

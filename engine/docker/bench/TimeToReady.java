import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.Docker;
import ai.pmoves.docker.testing.Plugin;
import ai.pmoves.docker.testing.RealEngine;
import ai.pmoves.docker.testing.RecordingStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Time from the first call to every service being ready: our driver against {@code docker compose up -d --wait}. */
public final class TimeToReady {
    private static final String FIVE =
            """
            name: five
            x-check: &check {test: [CMD, test, -f, /tmp/ready], interval: 2s, timeout: 2s}
            x-slow: &slow
              image: busybox
              command: [sh, -c, "sleep 1; touch /tmp/ready; exec sleep 1000"]
              healthcheck: *check
              stop_grace_period: 0s
            services:
              bus: *slow
              db: *slow
              api:
                image: busybox
                command: [sh, -c, "touch /tmp/ready; exec sleep 1000"]
                healthcheck: *check
                stop_grace_period: 0s
                depends_on: {bus: {condition: service_healthy}, db: {condition: service_healthy}}
              worker:
                image: busybox
                command: [sleep, "1000"]
                stop_grace_period: 0s
              worker2:
                image: busybox
                command: [sleep, "1000"]
                stop_grace_period: 0s
                depends_on: {api: {condition: service_healthy}}
            """;

    private TimeToReady() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.getInteger("rounds", 5);
        boolean fifty = List.of(arguments).contains("50");
        if (!RealEngine.available() || RealEngine.composePlugin().isEmpty()) {
            System.err.println("needs root, dockerd, a static busybox and the Compose plugin; see RealEngine");
            System.exit(5);
        }
        for (int variant = 0; variant < RealEngine.variants(); variant++) {
            measure(variant, rounds, fifty ? "50 services" : "5 services", fifty ? fifty() : FIVE);
        }
    }

    private static void measure(int variant, int rounds, String what, String yaml) throws Exception {
        Path folder = Files.createTempDirectory("time-to-ready-");
        Files.writeString(folder.resolve("compose.yaml"), yaml);
        Project project = ComposeFiles.resolve(ComposeRequest.in(folder, Map.of())).orThrow();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try (RealEngine engine = RealEngine.start(variant);
                Docker docker = engine.connect()) {
            Plugin compose = new Plugin(folder, engine);
            System.out.printf(Locale.ROOT, "%s, engine %s, API %s%n", what, docker.info().version(), docker.info().apiVersion());
            for (int round = 1; round <= rounds; round++) {
                ours.add(seconds(() -> up(docker, project)));
                compose.run("down", "-t", "0");
                theirs.add(seconds(() -> compose.run("up", "-d", "--wait")));
                compose.run("down", "-t", "0");
                System.out.printf(Locale.ROOT, "  round %d: ours %.2f s, compose %.2f s%n", round, last(ours), last(theirs));
            }
        } finally {
            Files.delete(folder.resolve("compose.yaml"));
            Files.delete(folder);
        }
        System.out.printf(Locale.ROOT, "  median: ours %.2f s, compose %.2f s, ratio %.2f%n", median(ours), median(theirs), median(ours) / median(theirs));
    }

    /** What a run of steps does: networks first, then every service as soon as what it needs is ready. */
    private static void up(Docker docker, Project project) throws Exception {
        for (var network : project.networks().values()) {
            docker.ensure(project, network, new RecordingStep());
        }
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Map<String, CompletableFuture<Void>> ready = new HashMap<>();
            project.services().keySet().forEach(name -> ready.put(name, new CompletableFuture<>()));
            for (Service service : project.services().values()) {
                CompletableFuture.allOf(service.dependencies().keySet().stream().map(ready::get).toArray(CompletableFuture[]::new))
                        .thenRunAsync(() -> start(docker, project, service), threads)
                        .whenComplete((nothing, error) -> {
                            if (error == null) {
                                ready.get(service.name()).complete(null);
                            } else {
                                ready.get(service.name()).completeExceptionally(error);
                            }
                        });
            }
            CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new)).join();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void start(Docker docker, Project project, Service service) {
        try {
            docker.startUntilReady(project, service, Duration.ofMinutes(2), new RecordingStep());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One image; every second service waits for one before it, four levels deep. */
    private static String fifty() {
        StringBuilder yaml = new StringBuilder("name: fifty\nservices:\n");
        for (int i = 0; i < 50; i++) {
            yaml.append("  s").append(i).append(":\n    image: busybox\n    stop_grace_period: 0s\n");
            yaml.append("    command: [sh, -c, \"touch /tmp/ready; exec sleep 1000\"]\n");
            yaml.append("    healthcheck: {test: [CMD, test, -f, /tmp/ready], interval: 5s}\n");
            if (i % 2 == 1) {
                int before = i % 8 == 1 ? i - 1 : i - 2;
                yaml.append("    depends_on: {s").append(before).append(": {condition: service_healthy}}\n");
            }
        }
        return yaml.toString();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double last(List<Double> values) {
        return values.get(values.size() - 1);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}

package ai.pmoves.repl.harness;

import ai.pmoves.docker.testing.Plugin;
import ai.pmoves.docker.testing.RealEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A bring-up of a stack that is up, ready and unchanged: whole processes, ours and {@code docker compose up -d --wait} alternately. */
final class SecondRun {
    private SecondRun() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(KillRehearsal.option(arguments, "--rounds", "9"));
        if (!RealEngine.available() || RealEngine.composePlugin().isEmpty()) {
            System.err.println("needs root, dockerd, a static busybox and the Compose plugin; see RealEngine");
            System.exit(5);
        }
        Path folder = Files.createTempDirectory("pmoves-second-run");
        FiveServices.write(folder);
        try (RealEngine engine = RealEngine.start()) {
            measure(folder, engine, rounds);
        } finally {
            KillTally.delete(folder);
        }
    }

    private static void measure(Path folder, RealEngine engine, int rounds) throws Exception {
        Product product = new Product(Files.createDirectory(folder.resolve("state")), Map.of("DOCKER_HOST", engine.host()));
        Plugin compose = new Plugin(folder, engine);
        bringUp(product, folder);
        Set<String> before = containers(engine);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            long began = System.nanoTime();
            Sitting again = bringUp(product, folder);
            ours.add((System.nanoTime() - began) / 1e9);
            if (!again.begun().isEmpty()) {
                throw new IllegalStateException("the second run did " + again.begun());
            }
            began = System.nanoTime();
            compose.run("up", "-d", "--wait");
            theirs.add((System.nanoTime() - began) / 1e9);
            System.out.printf(Locale.ROOT, "  round %d: ours %.2f s, compose %.2f s%n", round, last(ours), last(theirs));
        }
        if (!containers(engine).equals(before)) {
            throw new IllegalStateException("a container was made anew");
        }
        System.out.printf(Locale.ROOT, "  median: ours %.2f s, compose %.2f s%n", median(ours), median(theirs));
    }

    private static Sitting bringUp(Product product, Path folder) throws Exception {
        Sitting sitting = product.sit(null, List.of("run", "runbooks/bringup.groovy", "-p", "stack=" + folder, "--yes", "--json"));
        if (sitting.exitCode() != 0) {
            throw new IllegalStateException("exit code " + sitting.exitCode() + "\n" + sitting.told());
        }
        return sitting;
    }

    private static Set<String> containers(RealEngine engine) {
        Set<String> ids = new TreeSet<>();
        engine.api().get("/containers/json?all=1").forEach(container -> ids.add(container.path("Id").asText()));
        return ids;
    }

    private static double last(List<Double> times) {
        return times.get(times.size() - 1);
    }

    private static double median(List<Double> times) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}

package ai.pmoves.repl.harness;

import ai.pmoves.docker.testing.RealEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Kills bring-ups on a real engine. A bring-up is killed, its resume is killed, and so on until one of them ends; then the engine
 * has to hold exactly the stack, and every step that must happen once has happened once.
 */
final class KillEngine {
    /** Put into the bring-up before its tiers: what must never happen twice, and takes long enough to be hit. */
    private static final String MARKS =
            """
                group('marks') {
                    ['a', 'b', 'c', 'd'].each { name ->
                        step('mark', key: name) {
                            needs 'host'
                            effect once
                            action { run 'sh', '-c', 'sleep 0.1; echo ' + name + ' >>MARKS; sleep 0.1' }
                        }
                    }
                }

            """;

    private static final int MOST_SITTINGS = 60;

    private final Path folder;
    private final Path marks;
    private final RealEngine engine;
    private final Random random;
    private final List<Long> firstSteps = new ArrayList<>();
    private int events = 60;
    private int kills;
    private int bringUps;
    private int lost;
    private int doneTwice;
    private int corrupt;
    private int wrongWorlds;
    private int unfinished;

    private KillEngine(Path folder, RealEngine engine, Random random) throws IOException {
        this.folder = folder;
        this.engine = engine;
        this.random = random;
        this.marks = folder.resolve("marks");
        FiveServices.write(folder);
        String bringUp = Files.readString(Path.of("runbooks/bringup.groovy"));
        int at = bringUp.indexOf("    stack.tiers.each");
        Files.writeString(
                folder.resolve("bringup.groovy"),
                bringUp.substring(0, at) + MARKS.replace("MARKS", marks.toString()) + bringUp.substring(at));
    }

    public static void main(String[] arguments) throws Exception {
        int points = Integer.parseInt(KillRehearsal.option(arguments, "--points", "300"));
        long seed = Long.parseLong(KillRehearsal.option(arguments, "--seed", "1"));
        if (!RealEngine.available()) {
            System.exit(5);
        }
        long began = System.nanoTime();
        Path folder = Files.createTempDirectory("pmoves-kill-engine");
        boolean held;
        try (RealEngine engine = RealEngine.start()) {
            KillEngine harness = new KillEngine(folder, engine, new Random(seed));
            try {
                while (harness.kills < points && harness.unfinished < 3) {
                    harness.bringUp(points);
                }
            } finally {
                System.out.print(harness.table());
                System.out.printf(
                        "took %d s, engine %s, seed %d%n",
                        (System.nanoTime() - began) / 1_000_000_000,
                        engine.api().get("/version").path("Version").asText(),
                        seed);
            }
            held = harness.lost + harness.doneTwice + harness.corrupt + harness.wrongWorlds + harness.unfinished == 0;
        } finally {
            KillTally.delete(folder);
        }
        System.exit(held ? 0 : 1);
    }

    private void bringUp(int points) throws Exception {
        bringUps++;
        Files.deleteIfExists(marks);
        Path state = Files.createDirectory(folder.resolve("state" + bringUps));
        Product product = new Product(state, Map.of("DOCKER_HOST", engine.host()));
        product.sit(null, List.of("trust", folder.resolve("bringup.groovy").toString(), "--json"));
        if (!ends(product, points)) {
            unfinished++;
        } else {
            judge();
        }
        empty();
        KillTally.delete(state);
    }

    /** Sits one process after the other until one comes to its end. */
    private boolean ends(Product product, int points) throws Exception {
        Set<String> done = new HashSet<>();
        for (int sitting = 0; sitting < MOST_SITTINGS; sitting++) {
            boolean begun = Evidence.hasRun(product.journal());
            Moment moment = kills < points ? Moment.any(random, Math.max(1, events - done.size() * 2)) : null;
            Sitting now = product.sit(moment, words(begun));
            corrupt += Evidence.intact(product.journal()) ? 0 : 1;
            Set<String> kept = Evidence.hasRun(product.journal()) ? Evidence.succeeded(product.journal()) : Set.of();
            lost += (int) now.acknowledged().stream().filter(step -> !kept.contains(step)).count();
            lost += (int) now.begun().stream().filter(done::contains).count();
            done.addAll(kept);
            if (begun && now.firstStepMillis() >= 0) {
                firstSteps.add(now.firstStepMillis());
            }
            if (now.killed()) {
                kills++;
            } else if (now.exitCode() == 0) {
                events = begun ? events : now.events().size();
                return true;
            } else if (!(begun && now.told().contains("usage.resume"))) {
                System.err.println("exit code " + now.exitCode() + "\n" + now.told());
                return false;
            } else {
                return true; // killed after its end: there is nothing left to resume
            }
        }
        return false;
    }

    /** Answers what only a person can know as a person does: by waiting for what still runs, then looking at the file. */
    private List<String> words(boolean begun) throws Exception {
        if (!begun) {
            return List.of(
                    "run", folder.resolve("bringup.groovy").toString(), "-p", "stack=" + folder, "--yes", "--json");
        }
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            if (process.info().commandLine().orElse("").contains(marks.toString())) {
                process.onExit().get();
            }
        }
        List<String> words = new ArrayList<>(List.of("resume", "--yes", "--json"));
        List<String> seen = seen();
        for (String name : List.of("a", "b", "c", "d")) {
            words.add("--answer");
            words.add("marks/mark[" + name + "]=" + (seen.contains(name) ? "done" : "rerun"));
        }
        return words;
    }

    private List<String> seen() throws IOException {
        return Files.exists(marks) ? Files.readAllLines(marks) : List.of();
    }

    private void judge() throws IOException {
        List<String> seen = seen();
        if (seen.size() != 4 || new HashSet<>(seen).size() != 4) {
            doneTwice++;
            System.err.println("marks: " + seen);
        }
        Set<String> names = new TreeSet<>();
        engine.api().get("/containers/json?all=1").forEach(container -> names.add(
                container.path("Names").path(0).asText() + " " + container.path("State").asText()));
        Set<String> expected = new TreeSet<>();
        for (String service : List.of("postgres", "nats", "worker", "api", "prometheus")) {
            expected.add("/five-" + service + "-1 running");
        }
        if (!names.equals(expected)) {
            wrongWorlds++;
            System.err.println("containers: " + names);
        }
    }

    private void empty() {
        for (var container : engine.api().get("/containers/json?all=1")) {
            engine.api().delete("/containers/" + container.path("Id").asText() + "?force=1&v=1");
        }
        StreamSupport.stream(engine.api().get("/networks").spliterator(), false)
                .map(network -> network.path("Name").asText())
                .filter(name -> name.startsWith("five_"))
                .forEach(name -> engine.api().delete("/networks/" + name));
        StreamSupport.stream(engine.api().get("/volumes").path("Volumes").spliterator(), false)
                .forEach(volume -> engine.api().delete("/volumes/" + volume.path("Name").asText()));
    }

    private String table() {
        return """
                bring-ups                    %6d
                kills                        %6d
                acknowledged results lost    %6d
                once steps not exactly once  %6d
                corrupt journals             %6d
                wrong containers at the end  %6d
                bring-ups that did not end   %6d
                resume to first step, ms     %s (from the start of the process)
                """.formatted(bringUps, kills, lost, doneTwice, corrupt, wrongWorlds, unfinished, KillTally.times(firstSteps));
    }
}

package ai.pmoves.repl.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Kills a run, resumes it, and counts what must not be. */
final class KillTally {
    private final String runbook;
    private final List<Long> firstSteps = new ArrayList<>();
    int points;
    int killed;
    int lost;
    int doneTwice;
    int corrupt;
    int unfinished;

    KillTally(String runbook) {
        this.runbook = runbook;
    }

    /** How many events a run tells that nobody kills. */
    static int wholeEvents(Path folder, String runbook) throws IOException, InterruptedException {
        Sitting whole = new Product(folder).sit(null, run(runbook));
        if (whole.exitCode() != 0) {
            throw new IOException("the run does not succeed even when nobody kills it:\n" + whole.told());
        }
        return whole.events().size();
    }

    private static List<String> run(String runbook) {
        return List.of("run", runbook, "--rehearse", "--yes", "--json");
    }

    void point(Path folder, Moment moment) throws Exception {
        points++;
        Product product = new Product(folder);
        Sitting first = product.sit(moment, run(runbook));
        killed += first.killed() ? 1 : 0;
        corrupt += Evidence.intact(product.journal()) ? 0 : 1;
        Set<String> done = new HashSet<>(first.acknowledged());
        Set<String> kept = Evidence.hasRun(product.journal()) ? Evidence.succeeded(product.journal()) : Set.of();
        lost += (int) done.stream().filter(step -> !kept.contains(step)).count();
        done.addAll(kept);
        if (first.killed()) {
            finish(product, done);
        }
        doneTwice += (int) Evidence.madeTwice(product.world());
        corrupt += Evidence.intact(product.journal()) ? 0 : 1;
    }

    private void finish(Product product, Set<String> done) throws Exception {
        boolean begun = Evidence.hasRun(product.journal());
        Sitting second = product.sit(null, begun ? List.of("resume", "--yes", "--json") : run(runbook));
        boolean ended = begun && second.told().contains("usage.resume");
        if (second.exitCode() != 0 && !ended) {
            unfinished++;
            System.err.println("exit code " + second.exitCode() + "\n" + second.told());
        }
        lost += (int) second.begun().stream().filter(done::contains).count();
        if (begun && second.firstStepMillis() >= 0) {
            firstSteps.add(second.firstStepMillis());
        }
    }

    boolean held() {
        return lost + doneTwice + corrupt + unfinished == 0;
    }

    String table() {
        return """
                points                      %6d
                killed before the end       %6d
                acknowledged results lost   %6d
                things made twice           %6d
                corrupt journals            %6d
                runs that did not finish    %6d
                resume to first step, ms    %s (from the start of the process)
                """.formatted(points, killed, lost, doneTwice, corrupt, unfinished, times(firstSteps));
    }

    static String times(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty()
                ? "none began"
                : sorted.get(sorted.size() / 2) + " median, " + sorted.get(sorted.size() - 1) + " worst";
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

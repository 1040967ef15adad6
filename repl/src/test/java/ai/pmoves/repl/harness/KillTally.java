package ai.pmoves.repl.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kills runs, resumes them, and counts what must not be. */
final class KillTally {
    private static final int KILLS_OF_A_RUN = 4;

    private final String runbook;
    private final List<Long> firstSteps = new ArrayList<>();
    int points;
    int killed;
    int lost;
    int doneTwice;
    int corrupt;
    int unfinished;
    int renewed;

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

    /**
     * One run in a folder of its own: each process that works on it is killed at the next moment, until one comes to its end; the
     * last one is left alone.
     */
    void chain(Path folder, Queue<Moment> moments) throws Exception {
        Product product = new Product(folder);
        Set<String> done = new HashSet<>();
        boolean over = false;
        for (int kills = 0; !over && kills < KILLS_OF_A_RUN; kills++) {
            Moment moment = moments.poll();
            points += moment == null ? 0 : 1;
            over = !sit(product, moment, done);
        }
        if (!over) {
            sit(product, null, done);
        }
        unfinished += Evidence.hasSucceeded(product.journal()) ? 0 : 1;
        doneTwice += (int) Evidence.madeTwice(product.world());
    }

    /** @return whether it was killed */
    private boolean sit(Product product, @Nullable Moment moment, Set<String> done) throws Exception {
        boolean begun = Evidence.hasRun(product.journal());
        if (begun && Evidence.hasSucceeded(product.journal())) {
            return false; // killed after its end
        }
        Sitting sitting =
                product.sit(moment, begun ? List.of("resume", "--rehearse", "--yes", "--json") : run(runbook));
        killed += sitting.killed() ? 1 : 0;
        Set<String> renewedNow = sitting.renewed();
        renewedNow.retainAll(done);
        renewed += renewedNow.size();
        lost += (int) sitting.begun().stream()
                .filter(step -> done.contains(step) && !renewedNow.contains(step))
                .count();
        if (begun && sitting.firstStepMillis() >= 0) {
            firstSteps.add(sitting.firstStepMillis());
        }
        corrupt += Evidence.intact(product.journal()) ? 0 : 1;
        Set<String> kept = Evidence.hasRun(product.journal()) ? Evidence.succeeded(product.journal()) : Set.of();
        done.addAll(sitting.acknowledged());
        lost += (int) done.stream().filter(step -> !kept.contains(step)).count();
        done.addAll(kept);
        if (!sitting.killed() && sitting.exitCode() != 0) {
            System.err.println("exit code " + sitting.exitCode() + "\n" + sitting.told());
        }
        return sitting.killed();
    }

    synchronized void add(KillTally other) {
        points += other.points;
        killed += other.killed;
        lost += other.lost;
        doneTwice += other.doneTwice;
        corrupt += other.corrupt;
        unfinished += other.unfinished;
        renewed += other.renewed;
        firstSteps.addAll(other.firstSteps);
    }

    boolean held() {
        return lost + doneTwice + corrupt + unfinished == 0;
    }

    synchronized String table() {
        return """
                points                      %6d
                killed before the end       %6d
                acknowledged results lost   %6d
                renewed, as a check said    %6d
                things made twice           %6d
                corrupt journals            %6d
                runs that did not finish    %6d
                resume to first step, ms    %s (from the start of the process)
                """.formatted(points, killed, lost, renewed, doneTwice, corrupt, unfinished, times(firstSteps));
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

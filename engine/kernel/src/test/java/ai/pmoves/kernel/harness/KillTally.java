package ai.pmoves.kernel.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.sqlite.JDBC;

/** Kills runs again and again, and counts what must not be. */
final class KillTally {
    private final Map<String, Integer> killsAt = new TreeMap<>();
    private final List<Long> resumeMillis = new ArrayList<>();
    private int kills;
    private int runs;
    int lost;
    int doneTwice;
    int corrupt;
    int unfinished;
    int leftBehind;

    /**
     * Kills until there have been enough, on all processors. Each run is killed one to eight times, if it does not end before,
     * then finished; then taken back in the same way; then looked at. The nth run of a seed is always the same.
     *
     * @param wanted number of kills
     */
    void kill(int wanted, long seed, Path parent) throws Exception {
        AtomicLong nth = new AtomicLong();
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                all.add(pool.submit(() -> {
                    while (kills() < wanted) {
                        Path folder = Files.createTempDirectory(parent, "kill");
                        killAndFinish(folder, new Random(seed * 1_000_003 + nth.getAndIncrement()));
                        delete(folder);
                    }
                    return null;
                }));
            }
            for (Future<?> worker : all) {
                worker.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    synchronized int kills() {
        return kills;
    }

    private void killAndFinish(Path folder, Random random) throws Exception {
        Set<String> acknowledged = new HashSet<>();
        boolean ended = killAndFinish(new Kills(folder, random, "run"), 1 + random.nextInt(8), acknowledged)
                && killAndFinish(new Kills(folder, random, "undo"), 1 + random.nextInt(3), acknowledged);
        Map<String, Long> effects = new Effects(folder.resolve("effects")).counts();
        boolean intact = intact(folder.resolve("state").resolve("journal.db"));
        synchronized (this) {
            runs++;
            unfinished += ended ? 0 : 1;
            corrupt += intact ? 0 : 1;
            effects.forEach((effect, times) -> {
                boolean once = !effect.endsWith("idempotent") && !effect.endsWith("retried");
                doneTwice += once && times > 1 ? 1 : 0;
                boolean left = !effect.startsWith("undo ") && !effects.containsKey("undo " + effect);
                leftBehind += ended && left ? 1 : 0;
            });
        }
        if (!ended) {
            System.err.println(Files.readString(folder.resolve("errors")));
        }
    }

    /** @return whether it came to its end */
    private boolean killAndFinish(Kills kills, int times, Set<String> acknowledged) throws Exception {
        for (int i = 0; i < times; i++) {
            Sitting sitting = kills.killed();
            look(sitting, acknowledged, i > 0);
            if (sitting.ended()) {
                return true;
            }
        }
        Sitting last = kills.whole();
        look(last, acknowledged, true);
        return last.ended();
    }

    /** What was acknowledged before must not be begun again. */
    private synchronized void look(Sitting sitting, Set<String> acknowledged, boolean resumed) {
        if (sitting.killed()) {
            kills++;
            killsAt.merge(sitting.where(), 1, Integer::sum);
        }
        lost += (int) sitting.begun().stream().filter(acknowledged::contains).count();
        acknowledged.addAll(sitting.acknowledged());
        if (resumed) {
            sitting.firstStepAfter().ifPresent(resumeMillis::add);
        }
    }

    private static boolean intact(Path database) throws SQLException {
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + database, new java.util.Properties());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
            return row.next() && row.getString(1).equals("ok");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    long worstResumeMillis() {
        return resumeMillis.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    synchronized String table() {
        List<Long> sorted = resumeMillis.stream().sorted().toList();
        StringBuilder text = new StringBuilder();
        killsAt.forEach((where, count) -> text.append(String.format("  killed at %-16s %6d%n", where, count)));
        text.append(String.format("runs                        %6d%n", runs));
        text.append(String.format("kills                       %6d%n", kills));
        text.append(String.format("acknowledged results lost   %6d%n", lost));
        text.append(String.format("once steps done twice       %6d%n", doneTwice));
        text.append(String.format("not taken back by undo      %6d%n", leftBehind));
        text.append(String.format("corrupt journals            %6d%n", corrupt));
        text.append(String.format("runs that did not finish    %6d%n", unfinished));
        if (!sorted.isEmpty()) {
            text.append(String.format(
                    "resume to first step, ms    %6d median, %d worst (from the start of main)%n",
                    sorted.get(sorted.size() / 2), worstResumeMillis()));
        }
        return text.toString();
    }
}

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

    /** @param wanted number of kills; each run is killed one to eight times, if it does not end before, then finished and looked at */
    static KillTally of(int wanted, long seed, Path parent) throws Exception {
        KillTally tally = new KillTally();
        Random random = new Random(seed);
        while (tally.kills < wanted) {
            Path folder = Files.createTempDirectory(parent, "kill");
            tally.killAndFinish(new Kills(folder, random), folder, 1 + random.nextInt(8));
            delete(folder);
        }
        return tally;
    }

    int kills() {
        return kills;
    }

    private void killAndFinish(Kills kills, Path folder, int times) throws Exception {
        Set<String> acknowledged = new HashSet<>();
        runs++;
        boolean ended = false;
        for (int i = 0; i < times && !ended; i++) {
            Sitting sitting = kills.killed();
            ended = sitting.ended();
            look(sitting, acknowledged, i > 0);
            if (sitting.killed()) {
                this.kills++;
                killsAt.merge(sitting.where(), 1, Integer::sum);
            }
        }
        Sitting last = ended ? null : kills.whole();
        if (last != null) {
            look(last, acknowledged, true);
        }
        if (last != null && !last.ended()) {
            unfinished++;
            System.err.println(last.lines() + "\n" + Files.readString(folder.resolve("errors")));
        }
        for (Map.Entry<String, Long> effect :
                new Effects(folder.resolve("effects")).counts().entrySet()) {
            boolean once =
                    !effect.getKey().endsWith("idempotent") && !effect.getKey().endsWith("retried");
            doneTwice += once && effect.getValue() > 1 ? 1 : 0;
        }
        corrupt += intact(folder.resolve("state").resolve("journal.db")) ? 0 : 1;
    }

    /** What was acknowledged before must not be begun again. */
    private void look(Sitting sitting, Set<String> acknowledged, boolean resumed) {
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

    String table() {
        List<Long> sorted = resumeMillis.stream().sorted().toList();
        StringBuilder text = new StringBuilder();
        killsAt.forEach((where, count) -> text.append(String.format("  killed at %-16s %6d%n", where, count)));
        text.append(String.format("runs                        %6d%n", runs));
        text.append(String.format("kills                       %6d%n", kills));
        text.append(String.format("acknowledged results lost   %6d%n", lost));
        text.append(String.format("once steps done twice       %6d%n", doneTwice));
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

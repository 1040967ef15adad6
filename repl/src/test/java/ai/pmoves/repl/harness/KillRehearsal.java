package ai.pmoves.repl.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Kills rehearsed runs at {@code --points N} moments (2,000 unless said) from {@code --seed N}, and prints what came of it. */
final class KillRehearsal {
    private KillRehearsal() {}

    public static void main(String[] arguments) throws Exception {
        int points = Integer.parseInt(option(arguments, "--points", "2000"));
        long seed = Long.parseLong(option(arguments, "--seed", "1"));
        String runbook = option(arguments, "--runbook", "runbooks/bringup.groovy");
        Path parent = Files.createTempDirectory("pmoves-kill-rehearsal");
        Random random = new Random(seed);
        KillTally tally = new KillTally(runbook);
        long began = System.nanoTime();
        // also where it ends early: what was seen until then counts
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.print(tally.table());
            System.out.printf("took %d s, seed %d%n", (System.nanoTime() - began) / 1_000_000_000, seed);
        }));
        try {
            int events = KillTally.wholeEvents(Files.createDirectory(parent.resolve("whole")), runbook);
            System.out.printf("a run tells %d events%n", events);
            for (int point = 0; point < points; point++) {
                Path folder = Files.createDirectory(parent.resolve("p" + point));
                tally.point(folder, Moment.any(random, events));
                KillTally.delete(folder);
            }
        } finally {
            KillTally.delete(parent);
        }
        System.exit(tally.held() ? 0 : 1);
    }

    static String option(String[] arguments, String name, String otherwise) {
        List<String> words = Arrays.asList(arguments);
        int at = words.indexOf(name);
        return at < 0 ? otherwise : words.get(at + 1);
    }
}

package ai.pmoves.kernel.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Kills runs {@code --points N} times (2,000 unless said), from {@code --seed N}, and prints what came of it. */
final class KillBench {
    private KillBench() {}

    public static void main(String[] arguments) throws Exception {
        int points = (int) option(arguments, "--points", 2000);
        long seed = option(arguments, "--seed", 1);
        Path folder = Files.createTempDirectory("pmoves-kills");
        long began = System.nanoTime();
        KillTally tally = new KillTally();
        Thread table = new Thread(() -> {
            System.out.print(tally.table());
            System.out.printf(
                    "took                        %6d s, seed %d%n", (System.nanoTime() - began) / 1_000_000_000, seed);
        });
        // also where it ends early: what was seen until then counts
        Runtime.getRuntime().addShutdownHook(table);
        tally.kill(points, seed, folder);
        Files.delete(folder);
        boolean held = tally.lost + tally.doneTwice + tally.leftBehind + tally.corrupt + tally.unfinished == 0;
        System.exit(held ? 0 : 1);
    }

    private static long option(String[] arguments, String name, long otherwise) {
        List<String> words = Arrays.asList(arguments);
        int at = words.indexOf(name);
        return at < 0 ? otherwise : Long.parseLong(words.get(at + 1));
    }
}

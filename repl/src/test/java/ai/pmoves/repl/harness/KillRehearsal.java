package ai.pmoves.repl.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Kills rehearsed runs at {@code --points N} moments (2,000 unless said) from {@code --seed N}, {@code --parallel N} at once (as
 * many as there are processors), and prints what came of it. Each process is one moment: who resumes is killed as well.
 */
final class KillRehearsal {
    private KillRehearsal() {}

    public static void main(String[] arguments) throws Exception {
        int points = Integer.parseInt(option(arguments, "--points", "2000"));
        long seed = Long.parseLong(option(arguments, "--seed", "1"));
        int parallel = Integer.parseInt(option(
                arguments, "--parallel", Integer.toString(Runtime.getRuntime().availableProcessors())));
        String runbook = option(arguments, "--runbook", "runbooks/bringup.groovy");
        Path parent = Files.createTempDirectory("pmoves-kill-rehearsal");
        Random random = new Random(seed);
        KillTally tally = new KillTally(runbook);
        long began = System.nanoTime();
        // also where it ends early: what was seen until then counts
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.print(tally.table());
            System.out.printf(
                    "took %d s, %d at once, seed %d%n", (System.nanoTime() - began) / 1_000_000_000, parallel, seed);
        }));
        try {
            int events = KillTally.wholeEvents(Files.createDirectory(parent.resolve("whole")), runbook);
            System.out.printf("a run tells %d events%n", events);
            Queue<Moment> moments = new ConcurrentLinkedQueue<>();
            for (int point = 0; point < points; point++) {
                moments.add(Moment.any(random, events));
            }
            ExecutorService workers = Executors.newFixedThreadPool(parallel);
            List<Future<?>> ends = new ArrayList<>();
            for (int worker = 0; worker < parallel; worker++) {
                ends.add(workers.submit(() -> {
                    while (!moments.isEmpty()) {
                        Path folder = Files.createTempDirectory(parent, "run");
                        KillTally own = new KillTally(runbook);
                        own.chain(folder, moments);
                        tally.add(own);
                        KillTally.delete(folder);
                    }
                    return tally;
                }));
            }
            workers.shutdown();
            for (Future<?> end : ends) {
                end.get();
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

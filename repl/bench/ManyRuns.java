package ai.pmoves.repl.harness;

import ai.pmoves.docker.Engines;
import ai.pmoves.dsl.GroovyRunbooks;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Selection;
import ai.pmoves.kernel.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills a journal through the kernel, and tells how long a runbook of 40 steps takes to be evaluated again in one JVM. */
final class ManyRuns {
    private ManyRuns() {}

    /** @param arguments a folder, its state folder, how many runs */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path one = Files.writeString(folder.resolve("one.groovy"), "runbook('one') { about 'one step'; step('only') { action { log 'x' } } }\n");
        Plan plan = plan(one);
        try (Runs runs = new StateDirectory(Path.of(arguments[1])).openRuns(Clock.systemUTC())) {
            for (int i = Integer.parseInt(arguments[2]); i > 0; i--) {
                RunRequest request = new RunRequest(null, Selection.ALL, Map.of(), (step, asked) -> true, 1, true);
                try (Prepared prepared = runs.prepare(plan, request)) {
                    prepared.go(Map.of(), event -> {}, new RunControl());
                }
            }
        }
        Path forty = folder.resolve("forty.groovy");
        double[] took = new double[41];
        for (int i = 0; i < took.length; i++) {
            // what changes is one step's text, as ':edit' does
            Files.writeString(forty, forty(i));
            long begun = System.nanoTime();
            plan(forty);
            took[i] = (System.nanoTime() - begun) / 1e6;
        }
        double[] warm = Arrays.copyOfRange(took, 10, took.length);
        Arrays.sort(warm);
        double[] same = new double[21];
        for (int i = 0; i < same.length; i++) {
            long begun = System.nanoTime();
            plan(forty);
            same[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(same);
        System.out.printf("re-evaluation of a runbook of 40 steps, warm: edited %.0f ms, as it was %.0f ms (medians; budget 100)%n",
                warm[warm.length / 2], same[same.length / 2]);
    }

    private static String forty(int edited) {
        return IntStream.range(0, 40)
                .mapToObj(i -> "    step('s" + i + "') { " + (i > 0 ? "needs 's" + (i - 1) + "'; " : "")
                        + "action { log 'step " + i + (i == 20 ? ", edited " + edited : "") + "' } }\n")
                .collect(Collectors.joining("", "runbook('forty') {\n    about 'forty steps'\n", "}\n"));
    }

    private static Plan plan(Path file) {
        Map<String, String> environment =
                Map.of("PMOVES_STATE_DIR", file.resolveSibling("state").toString());
        return new GroovyRunbooks()
                .plan(new Runbooks.Request(
                        file, Map.of(), environment, null, Engines.connect(environment, null), file.getParent()));
    }
}

package ai.pmoves.kernel.harness;

import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Selection;
import ai.pmoves.kernel.StateDirectory;
import ai.pmoves.kernel.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the engine costs: 1,000 steps that do nothing, one after the other, each journaled durably. Prints medians of 5. */
final class OverheadBench {
    private static final int STEPS = 1000;
    private static final int ROUNDS = 5;

    private OverheadBench() {}

    public static void main(String[] arguments) throws Exception {
        List<Duration> cold = new ArrayList<>();
        List<Duration> resumed = new ArrayList<>();
        List<Duration> decided = new ArrayList<>();
        List<Duration> opened = new ArrayList<>();
        List<Double> perStep = new ArrayList<>();
        Path folder = Files.createTempDirectory("pmoves-overhead");
        for (int round = 0; round < ROUNDS; round++) {
            StateDirectory state = new StateDirectory(folder.resolve("state" + round));
            state.openRuns(Clock.systemUTC()).close();
            long before = System.nanoTime();
            try (Runs runs = state.openRuns(Clock.systemUTC())) {
                opened.add(since(before));
                List<Long> outcomes = new ArrayList<>();
                var result = runs.run(plan(folder), request(null), event -> note(event, outcomes), new RunControl());
                cold.add(result.took());
                IntStream.range(1, outcomes.size())
                        .forEach(i -> perStep.add((outcomes.get(i) - outcomes.get(i - 1)) / 1e6));
                before = System.nanoTime();
                runs.decide(plan(folder), request(result.run()));
                decided.add(since(before));
                resumed.add(runs.run(plan(folder), request(result.run()), event -> {}, new RunControl())
                        .took());
            }
        }
        System.out.printf("1,000 steps run                 %8.0f ms (budget 5000)%n", median(cold));
        System.out.printf("1,000 steps reused by resume    %8.0f ms%n", median(resumed));
        System.out.printf("1,000 steps decided             %8.0f ms%n", median(decided));
        System.out.printf(
                "journal opened                  %8.1f ms, first %.1f%n", median(opened), millis(opened.get(0)));
        perStep.sort(Comparator.naturalOrder());
        System.out.printf(
                "per step                        %8.2f ms p50 (budget 2), %.2f ms p99%n",
                perStep.get(perStep.size() / 2), perStep.get(perStep.size() * 99 / 100));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Plan plan(Path folder) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            Step.Builder step = Step.named("step" + i)
                    .effect(Effect.IDEMPOTENT)
                    .input("n", "" + i)
                    .action(context -> null);
            steps.add((i == 0 ? step : step.needs("step" + (i - 1))).build());
        }
        return new Plan("bench", folder.resolve("b.groovy"), "", "", "bench", "linux", Map.of(), steps, List.of());
    }

    private static RunRequest request(@org.jspecify.annotations.Nullable String resuming) {
        return new RunRequest(resuming, Selection.ALL, Map.of(), (step, asked) -> true, 1, false);
    }

    private static void note(Event event, List<Long> outcomes) {
        if (event.type() == EventType.STEP_OUTCOME) {
            outcomes.add(System.nanoTime());
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static double millis(Duration span) {
        return span.toNanos() / 1e6;
    }

    private static double median(List<Duration> spans) {
        return millis(spans.stream().sorted().toList().get(spans.size() / 2));
    }
}

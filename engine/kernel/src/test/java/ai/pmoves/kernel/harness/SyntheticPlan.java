package ai.pmoves.kernel.harness;

import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.RetryPolicy;
import ai.pmoves.kernel.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Layers of steps of every kind, each needing two of the layer before: once without a check, once with one, idempotent,
 * pure, one that fails on its first try, one that starts a child.
 */
final class SyntheticPlan {
    private static final int WIDTH = 6;
    private static final int LAYERS = 4;
    private static final int PURE = 3;

    private SyntheticPlan() {}

    static Plan in(Path folder) {
        Effects effects = new Effects(folder.resolve("effects"));
        List<Step> steps = new ArrayList<>();
        for (int layer = 0; layer < LAYERS; layer++) {
            for (int i = 0; i < WIDTH; i++) {
                steps.add(step(effects, layer, i));
            }
        }
        return new Plan(
                "synthetic",
                folder.resolve("synthetic.groovy"),
                "source",
                "",
                "synthetic",
                "linux",
                Map.of(),
                steps,
                List.of());
    }

    private static Step step(Effects effects, int layer, int i) {
        String name = name(layer, i);
        Step.Builder step = Step.named(name);
        if (i != PURE) {
            step.undo(context -> effects.add("undo " + name));
        }
        if (layer > 0) {
            step.needs(name(layer - 1, i), name(layer - 1, (i + 1) % WIDTH));
        }
        return switch (i) {
            case 0 ->
                step.effect(Effect.ONCE).action(context -> act(effects, name)).build();
            case 1 ->
                step.effect(Effect.ONCE)
                        .check(context -> stands(effects, name))
                        .action(context -> act(effects, name))
                        .build();
            case 2 ->
                step.effect(Effect.IDEMPOTENT)
                        .action(context -> act(effects, name))
                        .build();
            case PURE -> step.effect(Effect.PURE).action(context -> name).build();
            case 4 ->
                step.effect(Effect.IDEMPOTENT)
                        .retry(new RetryPolicy(3, Duration.ofMillis(5), 1, Duration.ofMillis(5), 0, RetryPolicy.On.ANY))
                        .action(context -> {
                            if (context.attempt() == 1) {
                                throw new IOException("not yet");
                            }
                            return act(effects, name);
                        })
                        .build();
            default ->
                step.effect(Effect.ONCE)
                        .action(context -> context.run(Command.of(
                                        "/bin/sh",
                                        "-c",
                                        "echo \"$1\" >> \"$2\"; sync \"$2\"",
                                        "sh",
                                        name,
                                        effects.file().toString()))
                                .output())
                        .build();
        };
    }

    private static boolean stands(Effects effects, String name) throws IOException {
        List<String> lines = effects.lines();
        return lines.contains(name) && !lines.contains("undo " + name);
    }

    private static String name(int layer, int i) {
        String kind = List.of("once", "checked", "idempotent", "pure", "retried", "child")
                .get(i);
        return "layer" + layer + "/" + kind;
    }

    private static String act(Effects effects, String name) throws IOException {
        effects.add(name);
        return name;
    }
}

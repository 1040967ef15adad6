package ai.pmoves.docker.internal.ready;

import ai.pmoves.docker.internal.engine.ContainerExec;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.EngineRefusal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a container's healthcheck once, the way the engine does: same user, same environment, same words. */
public final class Prober {
    private static final Pattern NOT_FOUND = Pattern.compile(
            "exec: \\\\?\"(?<program>[^\"\\\\]+)\\\\?\": (?:stat [^:]+: no such file|executable file not found|no such file)");
    private static final int NOT_EXECUTABLE = 126;
    private static final int WORDS = 4096;

    private final EngineApi api;

    public Prober(EngineApi api) {
        this.api = api;
    }

    /** Whether the check passes now. */
    public boolean passes(Snapshot container) {
        return probe(container).passed();
    }

    Signal.Probed probe(Snapshot container) {
        long begin = System.nanoTime();
        StringBuilder output = new StringBuilder();
        try {
            OptionalInt code = ContainerExec.run(
                    api,
                    container.id(),
                    ContainerExec.of(container.checkWords()),
                    Duration.ofSeconds(container.checkSeconds()),
                    line -> {
                        if (output.length() < WORDS) {
                            output.append(line).append('\n');
                        }
                    });
            if (code.isEmpty()) {
                return new Signal.Probed(
                        false,
                        "took longer than " + container.checkSeconds() + " s",
                        Optional.empty(),
                        true,
                        millisSince(begin));
            }
            String text = output.toString();
            boolean passed = code.getAsInt() == 0;
            return result(
                    passed,
                    text.isBlank() && !passed ? "exit code " + code.getAsInt() : text,
                    begin,
                    container,
                    code.getAsInt());
        } catch (EngineRefusal e) {
            return result(false, e.reason(), begin, container);
        }
    }

    private static Signal.Probed result(boolean passed, String output, long begin, Snapshot container) {
        return result(passed, output, begin, container, passed ? 0 : NOT_EXECUTABLE);
    }

    private static Signal.Probed result(boolean passed, String output, long begin, Snapshot container, int code) {
        Matcher missing = NOT_FOUND.matcher(output);
        boolean engineSaysSo = !passed && code >= NOT_EXECUTABLE && missing.find();
        return new Signal.Probed(
                passed,
                output.length() > WORDS ? output.substring(0, WORDS) : output,
                engineSaysSo
                        ? Optional.of("'" + missing.group("program") + "' is not in image " + container.image())
                        : Optional.empty(),
                false,
                millisSince(begin));
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}

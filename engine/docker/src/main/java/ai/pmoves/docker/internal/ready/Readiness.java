package ai.pmoves.docker.internal.ready;

import ai.pmoves.docker.internal.ready.Verdict.Failed;
import ai.pmoves.docker.internal.ready.Verdict.Ready;
import ai.pmoves.kernel.Durations;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides, signal by signal, whether a container is ready, will never be, or has to be waited for. Does nothing itself. */
final class Readiness {
    /** As many exits during one wait make a crash loop. */
    private static final int CRASHES = 3;

    private final Expectation expected;
    private final Duration within;
    private @Nullable Snapshot last;
    private boolean running;
    private boolean passed;
    private String seenBy = "";
    private boolean settled;
    private boolean outOfMemory;
    private int crashes;
    private int probes;
    private boolean probeHung;
    private String probeOutput = "";
    private Optional<PortTrouble> portTrouble = Optional.empty();

    Readiness(Expectation expected, Duration within) {
        this.expected = expected;
        this.within = within;
    }

    /**
     * Whether running its check now could tell something. One that hung is not run again: nothing ends what it started in
     * the container, and the engine runs the check by itself, too.
     */
    boolean wantsProbe() {
        return awaitsCheck() && !probeHung;
    }

    private boolean awaitsCheck() {
        return running && !passed && !expected.mustComplete() && last != null && last.hasCheck();
    }

    /** Whether it has to be seen running for a while, because nothing else tells. */
    boolean wantsToSettle() {
        return running && !settled && !expected.mustComplete() && last != null && !last.hasCheck();
    }

    /** Whether only its ports are left to be tried. */
    boolean wantsPorts() {
        return running && (passed || settled);
    }

    /** For the progress line. */
    String waitingFor() {
        if (expected.mustComplete()) {
            return "waiting for its end";
        }
        if (awaitsCheck()) {
            return "waiting for healthy" + (probes == 0 ? "" : " (try " + probes + ")");
        }
        return portTrouble
                .map(p -> "waiting for port " + p.port())
                .orElse(!running ? "restarting" : passed || settled ? "looking at its ports" : "settling");
    }

    Optional<Verdict> on(Signal signal) {
        if (signal instanceof Signal.Looked looked) {
            return looked(looked.snapshot());
        } else if (signal instanceof Signal.Started) {
            running = true;
            settled = false;
        } else if (signal instanceof Signal.Died died) {
            return died(died.exitCode());
        } else if (signal instanceof Signal.DependencyGone gone) {
            return Optional.of(new Failed(
                    "docker.dependency-gone",
                    expected.service() + " cannot become ready: " + gone.service()
                            + ", which it depends on, exited with code " + gone.exitCode(),
                    "depends_on",
                    Optional.of("docker logs " + gone.dependency().name())));
        } else if (signal instanceof Signal.RanOutOfMemory) {
            outOfMemory = true;
        } else if (signal instanceof Signal.EngineHealth health) {
            return health(health.healthy(), probeOutput);
        } else if (signal instanceof Signal.Probed probed) {
            return probed(probed);
        } else if (signal instanceof Signal.Settled) {
            settled = running;
        } else if (signal instanceof Signal.PortsTried tried) {
            return ports(tried.missing());
        } else if (signal instanceof Signal.Vanished) {
            return failed("docker.container-removed", "", " was removed by somebody else while it was waited for");
        } else if (signal instanceof Signal.TimeUp) {
            return Optional.of(timeUp());
        } else {
            throw new IllegalStateException("no signal to decide about: " + signal);
        }
        return Optional.empty();
    }

    private Optional<Verdict> looked(Snapshot snapshot) {
        boolean first = last == null;
        if (first && snapshot.restarts() >= CRASHES && !snapshot.running()) {
            crashes = snapshot.restarts();
            return Optional.of(crashLoop(snapshot.exitCode()));
        }
        last = snapshot;
        running = snapshot.running();
        outOfMemory |= snapshot.outOfMemory();
        if (snapshot.over()) {
            return Optional.of(over(snapshot.exitCode()));
        }
        if (snapshot.health().equals("healthy") && !expected.mustComplete()) {
            return health(true, "");
        }
        return snapshot.health().equals("unhealthy") ? health(false, snapshot.probe()) : Optional.empty();
    }

    private Optional<Verdict> died(int exitCode) {
        running = false;
        settled = false;
        passed = false;
        if (last != null && last.comesBackAfter(exitCode)) {
            crashes++;
            return crashes >= CRASHES ? Optional.of(crashLoop(exitCode)) : Optional.empty();
        }
        return Optional.of(over(exitCode));
    }

    /** It ended, and the engine does not bring it back. */
    private Verdict over(int exitCode) {
        if (exitCode == 0 && expected.mayComplete()) {
            return new Ready("exit");
        }
        if (outOfMemory) {
            return fail("docker.out-of-memory", "", " was killed: it ran out of memory");
        }
        return fail("docker.exited", "", " exited with code " + exitCode + " before it was ready");
    }

    private Optional<Verdict> health(boolean healthy, String output) {
        if (healthy) {
            passed = true;
            seenBy = "engine";
            return Optional.empty();
        }
        if (expected.mustComplete()) {
            return Optional.empty();
        }
        return failed("docker.unhealthy", "healthcheck", " is unhealthy: its check '" + check() + "' " + said(output));
    }

    private Optional<Verdict> probed(Signal.Probed probed) {
        probes++;
        probeOutput = probed.output();
        probeHung = probed.hung();
        if (probed.impossible().isPresent()) {
            return failed(
                    "docker.check-impossible",
                    "healthcheck",
                    ": its check '" + check() + "' can never pass: "
                            + probed.impossible().get());
        }
        if (probed.passed() && running) {
            passed = true;
            seenBy = "probe";
        }
        return Optional.empty();
    }

    private Optional<Verdict> ports(Optional<PortTrouble> missing) {
        portTrouble = missing;
        if (!wantsPorts()) {
            return Optional.empty();
        }
        if (missing.isEmpty()) {
            return Optional.of(new Ready(passed ? seenBy : "running"));
        }
        PortTrouble trouble = missing.get();
        return trouble.published() ? Optional.empty() : Optional.of(unpublished(trouble));
    }

    private Failed timeUp() {
        String limit = Durations.words(within);
        if (portTrouble.isPresent()) {
            PortTrouble trouble = portTrouble.get();
            return trouble.published()
                    ? fail(
                            "docker.port-silent",
                            "ports",
                            " is up, but nothing accepts connections at " + trouble.address() + " (port "
                                    + trouble.port() + ") after " + limit)
                    : unpublished(trouble);
        }
        if (expected.mustComplete()) {
            return fail("docker.not-ready", "", " did not end within " + limit);
        }
        if (crashes > 0) {
            return fail(
                    "docker.crash-loop",
                    "",
                    " did not become ready within " + limit + ": it exited " + crashes + " times");
        }
        boolean checked = last != null && last.hasCheck();
        return fail(
                "docker.not-ready",
                checked ? "healthcheck" : "",
                " did not become ready within " + limit + (checked ? ": its check '" + check() + "' " + heard() : ""));
    }

    private Failed unpublished(PortTrouble trouble) {
        return fail(
                "docker.port-not-published",
                "ports",
                " is up, but its port " + trouble.port() + " is not published on the host");
    }

    private Failed crashLoop(int exitCode) {
        return fail(
                "docker.crash-loop",
                "",
                " keeps crashing: " + crashes + " exits, the last with code " + exitCode
                        + (outOfMemory ? " (out of memory)" : ""));
    }

    private Optional<Verdict> failed(String code, String key, String message) {
        return Optional.of(fail(code, key, message));
    }

    private Failed fail(String code, String key, String message) {
        return Failed.of(code, key, expected.service() + message);
    }

    private String check() {
        return last == null || !last.hasCheck() ? "" : last.checkText();
    }

    private String heard() {
        return probes == 0 && probeOutput.isEmpty() ? "has not ended once" : said(probeOutput);
    }

    private static String said(String output) {
        String line =
                output.lines().filter(l -> !l.isBlank()).reduce((a, b) -> b).orElse("");
        return line.isEmpty() ? "fails without a word" : "says: " + line.strip();
    }
}

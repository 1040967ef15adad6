package ai.pmoves.docker.host;

import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.Durations;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The Docker engine of this machine, where none answers yet: can it be installed and started here, and doing so. By
 * systemd where that is running, as a daemon of its own otherwise.
 */
public final class HostEngine {
    private static final DaemonFile DAEMON = new DaemonFile(Path.of("/run/pmoves-dockerd.pid"), Path.of("/"));
    private static final Path LOG = Path.of("/var/log/dockerd.log");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int LAST_LINES = 20;

    private final Host host;
    private final Optional<String> named;
    private final BooleanSupplier answers;
    private final DaemonFile daemon;
    private final Path log;

    /**
     * Starts nothing yet.
     *
     * @param named the engine that a person has named, as {@link ai.pmoves.docker.Docker#named} has it
     * @param answers whether an engine answers now
     */
    public HostEngine(Host host, Optional<String> named, BooleanSupplier answers) {
        this(host, named, answers, DAEMON, LOG);
    }

    HostEngine(Host host, Optional<String> named, BooleanSupplier answers, DaemonFile daemon, Path log) {
        this.host = host;
        this.named = named;
        this.answers = answers;
        this.daemon = daemon;
        this.log = log;
    }

    public boolean installed() {
        return host.program("dockerd").isPresent();
    }

    /** What a person would type to get an engine here. */
    public String command() {
        if (named.isPresent()) {
            return "start the one that is named, or name none (DOCKER_HOST, docker context, --host)";
        }
        String start = host.systemd()
                ? "systemctl start docker"
                : "start-stop-daemon --start --background --output " + log + " --exec " + program();
        String sudo = host.root() ? "" : "sudo ";
        return installed()
                ? sudo + start
                : sudo + "apt-get install -y docker.io" + (host.systemd() ? " && " + sudo + start : "");
    }

    /** Why {@link #provide} cannot work here, with what to do instead; empty where it can. */
    public Optional<Problem> obstacle() {
        if (named.isPresent()) {
            return Optional.of(Problem.error(
                            "docker.no-engine",
                            "the engine that is named does not answer: " + named.get()
                                    + "; another one is not started in its place")
                    .fix(command()));
        }
        Problem problem = Problem.error("docker.no-engine", "no Docker engine answers on this machine");
        if (!installed() && !host.debian()) {
            return Optional.of(problem.fix("install Docker Engine for " + host.title()
                    + " as https://docs.docker.com/engine/install/ describes, then run this again"));
        }
        if (!host.root()) {
            return Optional.of(problem.fix(command()));
        }
        return Optional.empty();
    }

    /** Installs an engine if there is none, starts it, waits until it answers. Nothing to do if one answers. */
    public void provide(StepContext step) throws InterruptedException {
        if (answers.getAsBoolean()) {
            return;
        }
        Optional<Problem> obstacle = obstacle();
        if (obstacle.isPresent()) {
            throw new PmovesException(ExitCode.PRECONDITION, obstacle.get());
        }
        if (!installed()) {
            Apt.install(packages(step), step);
        }
        start(step);
    }

    /** Stops the engine that {@link #provide} started as a daemon of its own, in whichever run; one run by systemd is left to systemd. */
    public void stop(StepContext step) throws InterruptedException {
        Optional<Long> ours = daemon.running();
        if (host.systemd()) {
            step.log("the engine is run by systemd: left running (systemctl stop docker ends it)");
        } else if (ours.isPresent()) {
            step.progress("stopping dockerd");
            step.run(Command.of(
                    "start-stop-daemon",
                    "--stop",
                    "--oknodo",
                    "--pid",
                    ours.get().toString(),
                    "--exec",
                    program(),
                    "--retry",
                    "TERM/30/KILL/5"));
        } else {
            step.log("no engine that pmoves started is running");
        }
    }

    private String program() {
        return host.program("dockerd").map(Path::toString).orElse("/usr/sbin/dockerd");
    }

    /** docker.io brought its client along until Debian 12; later releases split it off. */
    private static List<String> packages(StepContext step) throws InterruptedException {
        List<String> packages = new ArrayList<>(List.of("docker.io"));
        if (Apt.offers("docker-cli", step)) {
            packages.add("docker-cli");
        }
        return packages;
    }

    private void start(StepContext step) throws InterruptedException {
        step.progress("starting the engine");
        if (host.systemd()) {
            step.run(Command.of("systemctl", "start", "docker"));
        } else if (daemon.running().isEmpty()) {
            daemon.forget();
            step.run(new Command(daemon.start(Path.of(program()), log), null, Map.of(), Map.of()));
        }
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answersYet()) {
            if (!host.systemd() && daemon.ended()) {
                throw new PmovesException(ExitCode.FAILED, ended(lastLines(step)));
            }
            if (System.nanoTime() > deadline) {
                lastLines(step);
                throw new PmovesException(ExitCode.FAILED, silent());
            }
            if (step.stopping()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** An engine that starts may accept connections long before it answers them. */
    private boolean answersYet() {
        try {
            return answers.getAsBoolean();
        } catch (PmovesException notYet) {
            return false;
        }
    }

    private List<String> lastLines(StepContext step) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            last.forEach(step::log);
            return last;
        } catch (IOException | RuntimeException unreadable) {
            step.log("no log at " + log);
            return List.of();
        }
    }

    private Problem ended(List<String> said) {
        String last = said.isEmpty() ? "without a word" : "with: " + said.get(said.size() - 1);
        return Problem.error("docker.start", "the Docker engine was started and ended at once, " + last)
                .fix("tail -" + LAST_LINES + " " + log);
    }

    private Problem silent() {
        return Problem.error(
                        "docker.start",
                        "the Docker engine was started and did not answer within " + Durations.words(START_LIMIT))
                .fix(host.systemd() ? "journalctl -u docker --no-pager | tail -20" : "tail -" + LAST_LINES + " " + log);
    }
}

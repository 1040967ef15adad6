package ai.pmoves.dsl.language;

import ai.pmoves.docker.Docker;
import ai.pmoves.docker.host.DebianImage;
import ai.pmoves.docker.host.Host;
import ai.pmoves.docker.host.HostEngine;
import ai.pmoves.docker.host.Registry;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.StepContext;
import java.nio.file.Path;

/** This machine's own Docker engine, seen from a step. */
@Block("engine")
public final class EngineWords {
    private final Docker docker;
    private final StepContext context;
    private final Host host = Host.here();

    EngineWords(Docker docker, StepContext context) {
        this.docker = docker;
        this.context = context;
    }

    @Word(value = "Installs an engine where there is none, starts it, and waits until it answers.", acts = true)
    public void provide() throws InterruptedException {
        context.acting("");
        new HostEngine(host, docker.named(), docker::isRunning).provide(context);
    }

    @Word("Whether an engine answers; where none does, the plan says what would be done about it.")
    public boolean isProvided() {
        boolean running = docker.isRunning();
        if (!running) {
            HostEngine engine = new HostEngine(host, docker.named(), docker::isRunning);
            context.progress("no engine answers: " + engine.command());
        }
        return running;
    }

    @Word(value = "Stops the engine that provide() started; one that systemd runs is left alone.", acts = true)
    public void stop() throws InterruptedException {
        context.acting("");
        new HostEngine(host, docker.named(), docker::isRunning).stop(context);
    }

    @Word("Whether a base image is on the engine; where it is not, the plan says where it would come from.")
    public boolean hasBase(String image) {
        boolean there = docker.hasImage(image);
        if (!there && !context.rehearsal()) {
            boolean pulled =
                    !DebianImage.possible(image, host) || Registry.of(image).answers();
            context.progress(pulled ? "to be pulled" : "no registry answers: to be made from the Debian mirror");
        }
        return there;
    }

    @Word(
            value =
                    "Pulls a base image; a Debian one is made from the Debian mirror where its registry cannot be reached.",
            acts = true)
    public void provideBase(String image) throws InterruptedException {
        context.acting("");
        try {
            docker.pull(image, context);
        } catch (PmovesException refused) {
            boolean unreachable = refused.problems().stream()
                    .anyMatch(problem -> problem.code().equals("docker.registry-unreachable"));
            if (!unreachable || !DebianImage.possible(image, host)) {
                throw refused;
            }
            context.log(refused.problems().get(0).message() + ": made from the Debian mirror instead");
            DebianImage.bootstrap(image, host, Path.of("/etc/apt"), context);
        }
    }
}

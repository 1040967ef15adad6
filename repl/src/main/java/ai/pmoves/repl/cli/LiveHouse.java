package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.docker.Engines;
import ai.pmoves.dsl.Admission;
import ai.pmoves.dsl.GroovyRunbooks;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.StateDirectory;
import ai.pmoves.platforms.Platform;
import ai.pmoves.platforms.Platforms;
import ai.pmoves.repl.trust.Trust;
import ai.pmoves.repl.trust.TrustStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real rooms. */
final class LiveHouse implements House {
    private final Map<String, String> environment;

    LiveHouse(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public StateDirectory state() {
        return StateDirectory.from(environment);
    }

    @Override
    public Runs openRuns() {
        return state().openRuns(Clock.systemUTC());
    }

    @Override
    public Runbooks runbooks(Admission admission) {
        return new GroovyRunbooks(LiveHouse::platform, admission);
    }

    @Override
    public Trust trust() {
        Clock clock = Clock.systemUTC();
        return new Trust(new TrustStore(state(), environment, clock), environment, clock);
    }

    private static Platform platform(@Nullable String name, Map<String, String> environment) {
        return name == null ? Platforms.detect(environment, Path.of("/")) : Platforms.named(name);
    }

    @Override
    public Docker engine(@Nullable String host) {
        return Engines.connect(environment, host);
    }

    @Override
    public Docker rehearsal(List<String> faults) {
        return Rehearsals.connect(String.join(",", faults), state().path().resolve("rehearsal"), environment);
    }
}

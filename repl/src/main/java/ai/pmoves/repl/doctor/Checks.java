package ai.pmoves.repl.doctor;

import java.util.ArrayList;
import java.util.List;

/** All checks, in the order in which they are told. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            ProcessChecks::java,
            ProcessChecks::options,
            ProcessChecks::locale,
            ProcessChecks::zone,
            ProcessChecks::openFiles,
            StateChecks::folder,
            StateChecks::owner,
            StateChecks::modes,
            StateChecks::space,
            StateChecks::locks,
            StateChecks::opens,
            EngineChecks::reachable,
            EngineChecks::version,
            EngineChecks::snap,
            EngineChecks::client,
            EngineChecks::buildx,
            EngineChecks::compose,
            EngineChecks::gpu,
            EngineChecks::space,
            HostChecks::memory,
            HostChecks::cgroups,
            HostChecks::clock,
            HostChecks::wslFolder,
            HostChecks::lineEnds,
            NetworkChecks::forwarding,
            NetworkChecks::packetFilter,
            NetworkChecks::mtu,
            NetworkChecks::names,
            NetworkChecks::proxy);

    private Checks() {}

    public static List<Finding> of(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        ALL.forEach(check -> findings.addAll(check.look(machine)));
        return findings;
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.dsl.language.Routing;
import java.util.Map;

/** The {@code routing { }} of a runbook, for commands that carry it out or tell what it does. */
final class PolicyRunbook {
    private PolicyRunbook() {}

    /** @throws ai.pmoves.kernel.PmovesException (usage) for everything that is wrong with the runbook, and where it has none */
    static Routing read(Invocation invocation, String runbook, Map<String, String> parameters) {
        try (Docker docker = invocation.house().engine(null)) {
            return invocation
                    .house()
                    .runbooks()
                    .routing(new Runbooks.Request(
                            invocation.runbooks().file(runbook),
                            parameters,
                            invocation.environment(),
                            null,
                            docker,
                            invocation.directory()));
        }
    }
}

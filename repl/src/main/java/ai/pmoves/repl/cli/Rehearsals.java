package ai.pmoves.repl.cli;

import ai.pmoves.compose.Project;
import ai.pmoves.docker.Docker;
import ai.pmoves.docker.rehearsal.Fault;
import ai.pmoves.docker.rehearsal.Faults;
import ai.pmoves.docker.rehearsal.RehearsalEngine;
import ai.pmoves.docker.rehearsal.RehearsedDocker;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The simulated engine of this user: its world stays, so that a rehearsed teardown finds what a rehearsed bring-up made. */
final class Rehearsals {
    private Rehearsals() {}

    /**
     * @param faults as typed, separated by commas; may be empty
     * @param folder where the simulated world is kept
     * @throws PmovesException (usage) for a kind of fault that there is not
     */
    static Docker connect(String faults, Path folder, Map<String, String> environment) {
        List<Fault> known = faults.isEmpty() ? List.of() : Faults.parse(faults);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("rehearsal.folder", "cannot make " + folder + ": " + e.getMessage()),
                    e);
        }
        RehearsalEngine engine = RehearsalEngine.start(known, folder.resolve("world.jsonl"));
        return RehearsedDocker.connect(engine, environment, projects -> demandThatFaultsFit(faults, projects));
    }

    private static void demandThatFaultsFit(String faults, List<Project> projects) {
        if (faults.isEmpty()) {
            return;
        }
        if (projects.stream().allMatch(project -> project.services().isEmpty())) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error(
                            "rehearsal.fault",
                            "--fault " + faults + ": this runbook has no stack, and so no services"));
        }
        Faults.parseFor(faults, projects);
    }
}

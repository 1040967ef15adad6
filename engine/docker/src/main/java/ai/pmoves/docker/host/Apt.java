package ai.pmoves.docker.host;

import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.CommandResult;
import ai.pmoves.kernel.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Installs Debian packages. */
final class Apt {
    private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");

    private Apt() {}

    /**
     * Installs what is missing of these. A stale or broken third-party list is not this step's business, so a failed update
     * only matters if the installation fails as well.
     */
    static void install(List<String> packages, StepContext step) throws InterruptedException {
        step.progress("apt-get update");
        CommandResult updated = step.exec(Command.of("apt-get", "-q", "update").with(QUIET));
        if (!updated.ok()) {
            step.log("apt-get update ended with " + updated.exitCode() + "; going on with the lists at hand");
        }
        step.progress("apt-get install " + String.join(" ", packages));
        List<String> words = new ArrayList<>(
                List.of("apt-get", "-q", "install", "-y", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"));
        words.addAll(packages);
        step.run(new Command(words, null, QUIET, Map.of()));
    }

    /** Whether apt knows an installable version of the package. */
    static boolean offers(String name, StepContext step) throws InterruptedException {
        CommandResult policy = step.exec(Command.of("apt-cache", "policy", name).with(Map.of("LC_ALL", "C")));
        return policy.ok()
                && policy.output().contains("Candidate:")
                && !policy.output().contains("Candidate: (none)");
    }
}

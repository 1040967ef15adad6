package ai.pmoves.platforms;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says which platform this machine is. Reads files, opens no socket, starts no process. */
public final class Platforms {
    /** Every platform that has a folder. */
    public static final List<String> NAMES = List.of("linux", "wsl2", "wsl2-desktop", "jetson");

    private Platforms() {}

    /**
     * The platform of this machine.
     *
     * @param environment the process environment: DOCKER_HOST, DOCKER_CONTEXT, HOME, PWD, WSL_DISTRO_NAME count
     * @param root {@code /}, or a folder that stands for it
     */
    public static Platform detect(Map<String, String> environment, Path root) {
        Map<String, String> facts = Facts.of(new Machine(root, environment));
        return new Platform(nameOf(facts), facts, null);
    }

    /**
     * A platform by name, to plan for a machine that this one is not: its facts are what its overlay assumes.
     *
     * @throws PmovesException (usage) for an unknown name
     */
    public static Platform named(String name) {
        if (!NAMES.contains(name)) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("platform.unknown", "There is no platform '" + name + "'")
                            .fix("choose one of " + String.join(", ", NAMES)));
        }
        Map<String, String> facts = new TreeMap<>(OverlayRules.of(name).assumed());
        facts.put(Facts.SOURCE, "assumed");
        return new Platform(name, facts, null);
    }

    private static String nameOf(Map<String, String> facts) {
        if (facts.containsKey("l4t")) {
            return "jetson";
        }
        if (facts.containsKey("wsl")) {
            return "desktop".equals(facts.get("docker.kind")) ? "wsl2-desktop" : "wsl2";
        }
        return "linux";
    }
}

package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may stand before and after Compose's verbs. */
public final class Verbs {
    private static final Set<String> ALL = Set.of(
            "attach", "bridge", "build", "commit", "config", "convert", "cp", "create", "down", "events", "exec",
            "export", "help", "images", "kill", "logs", "ls", "pause", "port", "ps", "publish", "pull", "push",
            "restart", "rm", "run", "scale", "start", "stats", "stop", "top", "unpause", "up", "version", "volumes",
            "wait", "watch");
    private static final Set<String> WITH_VALUE_BEFORE = Set.of(
            "-f",
            "--file",
            "-p",
            "--project-name",
            "--project-directory",
            "--workdir",
            "--env-file",
            "--profile",
            "--ansi",
            "--parallel",
            "--progress",
            "-H",
            "--host",
            "-c",
            "--context",
            "--log-level",
            "--tlscacert",
            "--tlscert",
            "--tlskey");
    private static final Map<String, Set<String>> WITH_VALUE = Map.ofEntries(
            Map.entry(
                    "up",
                    Set.of(
                            "--scale",
                            "-t",
                            "--timeout",
                            "--wait-timeout",
                            "--exit-code-from",
                            "--attach",
                            "--no-attach",
                            "--pull")),
            Map.entry("down", Set.of("--rmi", "-t", "--timeout")),
            Map.entry("create", Set.of("--scale", "--pull")),
            Map.entry("stop", Set.of("-t", "--timeout")),
            Map.entry("restart", Set.of("-t", "--timeout")),
            Map.entry("start", Set.of("--wait-timeout")),
            Map.entry("kill", Set.of("-s", "--signal")),
            Map.entry(
                    "build",
                    Set.of(
                            "--build-arg",
                            "-m",
                            "--memory",
                            "--progress",
                            "--ssh",
                            "--builder",
                            "--sbom",
                            "--provenance")),
            Map.entry("pull", Set.of("--policy", "--parallel")),
            Map.entry("push", Set.of()),
            Map.entry("rm", Set.of()),
            Map.entry("pause", Set.of()),
            Map.entry("unpause", Set.of()),
            Map.entry("top", Set.of()),
            Map.entry("wait", Set.of()),
            Map.entry("watch", Set.of()),
            Map.entry("images", Set.of("--format")),
            Map.entry("logs", Set.of("--since", "--until", "--tail", "-n", "--index")),
            Map.entry("ps", Set.of("--filter", "--format", "--status", "--orphans")),
            Map.entry("exec", Set.of("-e", "--env", "-u", "--user", "-w", "--workdir", "--index", "--detach-keys")),
            Map.entry(
                    "run",
                    Set.of(
                            "-e",
                            "--env",
                            "-u",
                            "--user",
                            "-w",
                            "--workdir",
                            "-v",
                            "--volume",
                            "-p",
                            "--publish",
                            "-l",
                            "--label",
                            "--name",
                            "--entrypoint",
                            "--cap-add",
                            "--cap-drop",
                            "--pull",
                            "--env-from-file",
                            "--use-api-socket")),
            Map.entry("port", Set.of("--protocol", "--index")));

    private Verbs() {}

    static boolean isVerb(String word) {
        return ALL.contains(word);
    }

    static boolean takesValue(String globalOption) {
        return WITH_VALUE_BEFORE.contains(globalOption);
    }

    /** The known names of services after a verb. */
    public static List<String> services(String verb, List<String> arguments) {
        Set<String> valued = WITH_VALUE.get(verb);
        if (valued == null) {
            return List.of();
        }
        boolean one = verb.equals("exec") || verb.equals("run") || verb.equals("port");
        List<String> services = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.startsWith("-") && word.length() > 1) {
                if (valued.contains(word)
                        || (word.matches("-[a-zA-Z]{2,}") && valued.contains("-" + word.charAt(word.length() - 1)))) {
                    i++;
                }
            } else if (one) {
                return Invocation.known(word) && !word.isEmpty() ? List.of(word) : List.of();
            } else if (Invocation.known(word) && !word.isEmpty()) {
                services.add(word);
            }
        }
        return services;
    }
}

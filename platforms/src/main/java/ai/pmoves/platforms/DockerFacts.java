package ai.pmoves.platforms;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which engine the Docker client here would talk to, and whether Docker Desktop runs it. */
final class DockerFacts {
    private static final Pattern CONTEXT = Pattern.compile("\"currentContext\"\\s*:\\s*\"([^\"]+)\"");

    private DockerFacts() {}

    static void read(Machine machine, Map<String, String> facts) {
        Optional<String> host = machine.variable("DOCKER_HOST");
        Optional<String> context = machine.variable("DOCKER_CONTEXT").or(() -> configured(machine));
        host.ifPresent(value -> facts.put("docker.host", value));
        context.ifPresent(value -> facts.put("docker.context", value));
        boolean socket = machine.has("var/run/docker.sock") || machine.has("run/docker.sock");
        if (socket) {
            facts.put("docker.socket", "/var/run/docker.sock");
        }
        facts.put("docker.kind", kind(machine, host, context, socket));
    }

    /** What is named explicitly counts first: a flagged endpoint, a context; then whose socket it is; then what is installed. */
    private static String kind(Machine machine, Optional<String> host, Optional<String> context, boolean socket) {
        if (host.isPresent()) {
            return host.get().contains("desktop") ? "desktop" : "engine";
        }
        if (context.isPresent() && !context.get().equals("default")) {
            return context.get().startsWith("desktop") ? "desktop" : "engine";
        }
        if (machine.link("var/run/docker.sock").orElse("").contains("docker-desktop")) {
            return "desktop";
        }
        if (machine.has("usr/bin/dockerd") || machine.has("run/docker.pid") || machine.has("var/run/docker.pid")) {
            return "engine";
        }
        if (machine.has("mnt/wsl/docker-desktop")) {
            return "desktop";
        }
        return socket ? "engine" : "none";
    }

    private static Optional<String> configured(Machine machine) {
        String folder = machine.variable("DOCKER_CONFIG")
                .orElseGet(() -> machine.variable("HOME").orElse("/root") + "/.docker");
        return machine.text(folder + "/config.json")
                .map(CONTEXT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }
}

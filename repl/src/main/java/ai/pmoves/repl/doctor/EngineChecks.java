package ai.pmoves.repl.doctor;

import ai.pmoves.docker.EngineInfo;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.doctor.Machine.FileState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The engine and what goes with it. */
final class EngineChecks {
    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final long LEAST = 5L << 30;

    private EngineChecks() {}

    static List<Finding> reachable(Machine machine) {
        EngineInfo info = machine.engine().info();
        if (info != null) {
            return List.of(Finding.ok(
                    "engine",
                    info.version() + " at " + info.endpoint() + " (" + info.foundBy() + "), API " + info.apiVersion()));
        }
        Optional<FileState> socket = machine.file(SOCKET);
        boolean named = !machine.environment().getOrDefault("DOCKER_HOST", "").isEmpty();
        if (!named && socket.isPresent() && !socket.get().writable()) {
            return List.of(Finding.fail(
                    "engine-permission",
                    SOCKET + " is not open to you: you are not in the group docker",
                    "sudo usermod -aG docker \"$(id -un)\", then log in again"));
        }
        Problem problem = machine.engine().problem();
        String message = problem == null ? "no Docker engine answers" : problem.message();
        if (!machine.installed("dockerd") && !named) {
            return List.of(Finding.fail(
                    "engine",
                    message + "; no engine is installed",
                    machine.installed("apt-get")
                            ? "apt-get install -y docker.io, or pmoves run runbooks/bringup.groovy --yes"
                            : "install Docker, or set DOCKER_HOST"));
        }
        return List.of(Finding.fail(
                "engine", message, named ? "check DOCKER_HOST, or unset it" : "sudo systemctl start docker"));
    }

    static List<Finding> version(Machine machine) {
        EngineInfo info = machine.engine().info();
        return info != null && older(info.apiVersion(), 1, 41)
                ? List.of(Finding.fail(
                        "engine-version",
                        "the engine " + info.version() + " speaks API " + info.apiVersion() + "; 1.41 is needed",
                        "install Docker 20.10 or newer"))
                : List.of();
    }

    private static boolean older(String version, int major, int minor) {
        String[] parts = version.split("\\.", 3);
        try {
            int first = Integer.parseInt(parts[0]);
            int second = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            return first < major || (first == major && second < minor);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static List<Finding> snap(Machine machine) {
        return machine.file(Path.of("/snap/bin/docker")).isPresent()
                ? List.of(Finding.warn(
                        "engine-snap",
                        "Docker from snap sees neither /tmp nor hidden folders: bind mounts from there are empty",
                        "snap remove docker, then apt-get install -y docker.io"))
                : List.of();
    }

    static List<Finding> client(Machine machine) {
        return machine.installed("docker")
                ? List.of(Finding.ok("docker-cli", "installed"))
                : List.of(Finding.warn(
                        "docker-cli",
                        "the docker command is not installed: images cannot be built",
                        Packages.install(
                                machine, "https://docs.docker.com/engine/install/", "docker-cli", "docker.io")));
    }

    static List<Finding> buildx(Machine machine) {
        return !machine.installed("docker")
                        || machine.output("docker", "buildx", "version").isPresent()
                ? List.of()
                : List.of(Finding.warn(
                        "buildx",
                        "the buildx plugin is not installed: builds use the classic builder, without RUN --mount",
                        Packages.install(
                                machine,
                                "https://docs.docker.com/go/buildx/",
                                "docker-buildx-plugin",
                                "docker-buildx")));
    }

    static List<Finding> compose(Machine machine) {
        return !machine.installed("docker")
                        || machine.output("docker", "compose", "version").isPresent()
                ? List.of()
                : List.of(Finding.warn(
                        "compose-plugin",
                        "the Compose plugin is not installed; pmoves does without, 'docker compose ps' does not",
                        Packages.install(
                                machine,
                                "https://docs.docker.com/compose/install/linux/",
                                "docker-compose-plugin",
                                "docker-compose-v2")));
    }

    static List<Finding> gpu(Machine machine) {
        EngineInfo info = machine.engine().info();
        boolean nvidia = machine.file(Path.of("/proc/driver/nvidia/version")).isPresent()
                || machine.file(Path.of("/etc/nv_tegra_release")).isPresent();
        if (!nvidia || info == null) {
            return List.of();
        }
        return info.runtimes().contains("nvidia")
                ? List.of(Finding.ok("gpu", "the engine has the NVIDIA runtime"))
                : List.of(Finding.fail(
                        "gpu",
                        "there is an NVIDIA GPU, and the engine has no runtime for it",
                        "apt-get install -y nvidia-container-toolkit && nvidia-ctk runtime configure --runtime=docker"
                                + " && systemctl restart docker"));
    }

    static List<Finding> space(Machine machine) {
        Path data = Path.of("/var/lib/docker");
        long free = machine.freeBytes(data);
        return free >= 0 && free < LEAST
                ? List.of(Finding.warn(
                        "engine-space",
                        "only " + (free >> 20) + " MiB are free for images (" + data + ")",
                        "docker system df shows what takes it; docker image prune frees some"))
                : List.of();
    }
}

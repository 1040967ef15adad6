package ai.pmoves.repl.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What containers need of the host's network. */
final class NetworkChecks {
    private static final int USUAL_MTU = 1500;

    private NetworkChecks() {}

    static List<Finding> forwarding(Machine machine) {
        Optional<String> value = machine.read(Path.of("/proc/sys/net/ipv4/ip_forward"));
        return machine.engine().info() != null
                        && value.isPresent()
                        && value.get().strip().equals("0")
                ? List.of(Finding.fail(
                        "ip-forward",
                        "the kernel forwards no packets: containers reach nothing outside",
                        "sudo sysctl -w net.ipv4.ip_forward=1"))
                : List.of();
    }

    static List<Finding> packetFilter(Machine machine) {
        return machine.installed("iptables") || machine.installed("nft") || !machine.installed("dockerd")
                ? List.of()
                : List.of(Finding.fail(
                        "iptables",
                        "neither iptables nor nft is installed: the engine cannot make networks",
                        "apt-get install -y iptables"));
    }

    /** A VPN's smaller packets are lost between containers and the world while small answers still arrive. */
    static List<Finding> mtu(Machine machine) {
        Optional<String> device = machine.read(Path.of("/proc/net/route")).flatMap(NetworkChecks::defaultDevice);
        Optional<Integer> mtu = device.flatMap(name -> machine.read(Path.of("/sys/class/net", name, "mtu")))
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt);
        boolean told =
                machine.read(Path.of("/etc/docker/daemon.json")).orElse("").contains("\"mtu\"");
        return mtu.isPresent() && mtu.get() < USUAL_MTU && !told
                ? List.of(Finding.warn(
                        "mtu",
                        "packets of " + device.orElse("") + " are at most " + mtu.get() + " bytes, those of containers "
                                + USUAL_MTU + ": large downloads hang",
                        "put {\"mtu\": " + mtu.get() + "} into /etc/docker/daemon.json and restart the engine"))
                : List.of();
    }

    private static Optional<String> defaultDevice(String routes) {
        return routes.lines()
                .map(line -> line.split("\\s+"))
                .filter(columns -> columns.length > 2 && columns[1].equals("00000000"))
                .map(columns -> columns[0])
                .findFirst();
    }

    /** Asks no server: nothing leaves the machine. */
    static List<Finding> names(Machine machine) {
        String conf = machine.read(Path.of("/etc/resolv.conf")).orElse("");
        return conf.lines().noneMatch(line -> line.strip().startsWith("nameserver"))
                ? List.of(Finding.warn(
                        "dns",
                        "/etc/resolv.conf names no server: no registry can be found by name",
                        "sudo systemctl restart systemd-resolved, or write 'nameserver ADDRESS' into it"))
                : List.of();
    }

    static List<Finding> proxy(Machine machine) {
        String proxy = machine.environment()
                .getOrDefault("HTTPS_PROXY", machine.environment().getOrDefault("https_proxy", ""));
        boolean told = machine.read(Path.of("/etc/systemd/system/docker.service.d/http-proxy.conf"))
                        .isPresent()
                || machine.read(Path.of("/etc/docker/daemon.json")).orElse("").contains("proxies");
        return !proxy.isEmpty() && !told && machine.engine().info() != null
                ? List.of(
                        Finding.warn(
                                "proxy",
                                "this shell uses a proxy, and the engine is not told of it: pulls go past it",
                                "put {\"proxies\": {\"https-proxy\": ...}} into /etc/docker/daemon.json and restart the engine"))
                : List.of();
    }
}

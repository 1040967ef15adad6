package ai.pmoves.docker.host;

import ai.pmoves.docker.internal.ports.HostListeners;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Who has which port of this machine, as far as it tells. */
public final class PortHolders {
    private PortHolders() {}

    /**
     * @param address empty for all addresses
     * @param owner for people: {@code nginx (pid 812)}
     */
    public record Holder(int port, String protocol, String address, String owner) {}

    /** By port; empty where there is no /proc. */
    public static List<Holder> here() {
        return new HostListeners(Path.of("/proc"))
                .list().stream()
                        .map(one -> new Holder(one.port(), one.protocol(), one.address(), one.owner()))
                        .distinct()
                        .sorted(Comparator.comparingInt(Holder::port).thenComparing(Holder::protocol))
                        .toList();
    }
}

package ai.pmoves.dsl.language;

import ai.pmoves.docker.host.PortHolders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ports of this machine. */
@Block("ports")
public final class PortsWords {
    PortsWords() {}

    @Word("Who listens on the port: each with port, address, owner.")
    public List<Map<String, Object>> who(int port) {
        return all().stream()
                .filter(holder -> Integer.valueOf(port).equals(holder.get("port")))
                .toList();
    }

    @Word("Everybody who listens on a port.")
    public List<Map<String, Object>> getTaken() {
        return all();
    }

    private static List<Map<String, Object>> all() {
        return PortHolders.here().stream()
                .map(holder -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("port", holder.port());
                    row.put("protocol", holder.protocol());
                    row.put("address", holder.address());
                    row.put("owner", holder.owner());
                    return row;
                })
                .toList();
    }
}

package ai.pmoves.docker.internal.ready;

import ai.pmoves.compose.Service.Port;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;

/** Whether declared ports are really published, and whether somebody answers there. */
final class PortCheck {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int LISTEN_MILLIS = 60;

    private final String engineHost;

    /** @param engineHost where the engine's published ports are reached from here */
    PortCheck(String engineHost) {
        this.engineHost = engineHost;
    }

    /** @param connect whether to try them, too */
    Optional<PortTrouble> trouble(Snapshot container, List<Port> declared, boolean connect) {
        if (container.networkMode().equals("host") || container.networkMode().startsWith("container:")) {
            return Optional.empty();
        }
        for (Port port : declared) {
            String key = port.target() + "/" + port.protocol();
            JsonNode bindings = container.ports().path(key);
            if (bindings.isEmpty()) {
                return Optional.of(new PortTrouble(key, false, ""));
            }
            JsonNode binding = bindings.path(0);
            String address = address(binding.path("HostIp").asText(""));
            int number = binding.path("HostPort").asInt();
            if (connect && port.protocol().equals("tcp") && !accepts(address, number)) {
                return Optional.of(new PortTrouble(key, true, address + ":" + number));
            }
        }
        return Optional.empty();
    }

    private String address(String hostIp) {
        return hostIp.isEmpty() || hostIp.equals("0.0.0.0") || hostIp.equals("::") ? engineHost : hostIp;
    }

    /** The engine's own proxy accepts for everybody and hangs up at once where nobody listens behind it. */
    private static boolean accepts(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return staysOpen(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean staysOpen(Socket socket) throws IOException {
        socket.setSoTimeout(LISTEN_MILLIS);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silentButThere) {
            return true;
        }
    }
}

package ai.pmoves.docker.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * The registry that an image name stands for, as docker reads it: a first part with a dot or a colon (or localhost) is a
 * host, anything else is on Docker Hub.
 *
 * @param host name or address
 * @param port 443 where none is written
 */
public record Registry(String host, int port) {
    private static final String HUB = "registry-1.docker.io";
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    public static Registry of(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        if (!first.contains(".") && !first.contains(":") && !first.equals("localhost")) {
            return new Registry(HUB, 443);
        }
        int colon = first.lastIndexOf(':');
        if (colon < 0) {
            return new Registry(first.equals("docker.io") ? HUB : first, 443);
        }
        return new Registry(first.substring(0, colon), Integer.parseInt(first.substring(colon + 1)));
    }

    /** Whether something accepts a connection there, within 1.5 s. Says nothing about what it holds. */
    public boolean answers() {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) PATIENCE.toMillis());
            return true;
        } catch (IOException silent) {
            return false;
        }
    }
}

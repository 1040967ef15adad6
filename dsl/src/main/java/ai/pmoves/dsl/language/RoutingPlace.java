package ai.pmoves.dsl.language;

import ai.pmoves.platforms.Platform;
import ai.pmoves.routing.Place;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** This machine, or the one that a run is planned for. Who answers is found out when it is asked for, once. */
final class RoutingPlace implements Place {
    private static final int LIMIT_MILLIS = 1_000;

    private final Map<String, String> variables;
    private final Platform platform;
    private final Map<InetSocketAddress, Boolean> answers = new ConcurrentHashMap<>();

    RoutingPlace(Map<String, String> variables, Platform platform) {
        this.variables = variables;
        this.platform = platform;
    }

    @Override
    public boolean isSet(String variable) {
        return !variables.getOrDefault(variable, "").isBlank();
    }

    @Override
    public String platform() {
        return platform.name();
    }

    @Override
    public boolean hasGpu() {
        return !platform.settings().getOrDefault("gpu.mode", "strip").equals("strip");
    }

    @Override
    public boolean answers(String host, int port) {
        return answers.computeIfAbsent(InetSocketAddress.createUnresolved(host, port), RoutingPlace::connects);
    }

    private static boolean connects(InetSocketAddress at) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(at.getHostString(), at.getPort()), LIMIT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

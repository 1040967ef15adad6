package ai.pmoves.docker.internal.apply;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port that the engine could not publish because somebody has it.
 *
 * @param address as the engine says it, with the port
 */
record RefusedPort(String address, String number) {
    private static final String ADDRESS = "(?<address>(?:[0-9.]*|\\[[0-9a-f:.]*]):(?<port>[0-9]+))";

    private static final List<Pattern> WORDS = List.of(
            // a container has it
            Pattern.compile("Bind for " + ADDRESS + " failed: port is already allocated"),
            // a process of the host has it, up to 27 and from 28 on
            Pattern.compile("listen (?:tcp|udp)[46]? " + ADDRESS + ": bind: address already in use"),
            Pattern.compile("failed to bind host port (?:for )?" + ADDRESS + "\\S*: address already in use"));

    static Optional<RefusedPort> in(String reason) {
        return WORDS.stream()
                .map(words -> words.matcher(reason))
                .filter(Matcher::find)
                .map(found -> new RefusedPort(found.group("address"), found.group("port")))
                .findFirst();
    }
}

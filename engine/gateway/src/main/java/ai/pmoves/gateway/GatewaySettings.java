package ai.pmoves.gateway;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a gateway listens.
 *
 * @param token what clients have to show; null for everybody who can connect
 * @param folder where its log and what was spent are kept
 * @param keep how long the log of requests is kept
 * @param version told by {@code /status}
 */
public record GatewaySettings(
        InetSocketAddress listen,
        @Nullable String token,
        Path folder,
        Duration keep,
        Limits limits,
        Circuit circuit,
        String version,
        Clock clock) {

    /**
     * When a provider is no longer asked for a while.
     *
     * @param window the last answers that count
     * @param least how many there have to be
     * @param failed the share of them, in percent, that have failed
     * @param pause how long nobody asks it
     */
    public record Circuit(int window, int least, float failed, Duration pause) {
        public static final Circuit USUAL = new Circuit(20, 5, 50, Duration.ofSeconds(15));
    }

    /** Without its token. */
    @Override
    public String toString() {
        return "gateway on " + listen;
    }
}

package ai.pmoves.routing.rollout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A board for Grafana: requests, tokens, overhead and failures of the gateway, TensorZero's or pmoves' own. */
public final class Dashboard {
    private Dashboard() {}

    /** As Grafana's provisioning and its import take it. */
    public static String json() {
        try (InputStream in = Dashboard.class.getResourceAsStream("dashboard.json")) {
            if (in == null) {
                throw new IllegalStateException("dashboard.json lies beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ai.pmoves.docker.internal.body;

import ai.pmoves.compose.Service.Healthcheck;
import ai.pmoves.docker.internal.engine.ApiVersion;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service's healthcheck in the engine's form: nanoseconds, and nothing where the image's own value stays. */
final class Healthchecks {
    private Healthchecks() {}

    static @Nullable ObjectNode of(@Nullable Healthcheck check, ApiVersion version, List<String> notes) {
        if (check == null) {
            return null;
        }
        ObjectNode json = Json.object();
        if (!check.test().isEmpty()) {
            json.set("Test", Json.strings(check.test()));
        }
        nanos(json, "Interval", check.interval());
        nanos(json, "Timeout", check.timeout());
        nanos(json, "StartPeriod", check.startPeriod());
        if (check.retries() != null) {
            json.put("Retries", check.retries());
        }
        if (check.startInterval() != null) {
            if (version.has(ApiVersion.V1_44)) {
                nanos(json, "StartInterval", check.startInterval());
            } else {
                notes.add("healthcheck.start_interval needs Docker Engine 25 (API 1.44), this one speaks " + version
                        + ": the check is run from here until it passes instead");
            }
        }
        return json;
    }

    private static void nanos(ObjectNode json, String name, @Nullable Duration value) {
        if (value != null) {
            json.put(name, value.toNanos());
        }
    }
}

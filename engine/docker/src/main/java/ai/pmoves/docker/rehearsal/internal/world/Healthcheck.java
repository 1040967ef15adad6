package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A container's healthcheck with the engine's defaults filled in. */
record Healthcheck(List<String> command, Duration interval, Duration startPeriod, Duration startInterval, int retries) {

    /** Empty where there is none, or it is switched off. */
    static Optional<Healthcheck> of(ObjectNode config) {
        JsonNode check = Json.object(config, "Healthcheck");
        List<String> test = new ArrayList<>();
        check.path("Test").forEach(word -> test.add(word.asText()));
        if (test.size() < 2) {
            return Optional.empty();
        }
        List<String> command = test.get(0).equals("CMD-SHELL")
                ? List.of("/bin/sh", "-c", test.get(1))
                : List.copyOf(test.subList(1, test.size()));
        int retries = check.path("Retries").asInt();
        return Optional.of(new Healthcheck(
                command,
                nanos(check, "Interval", 30),
                nanos(check, "StartPeriod", 0),
                nanos(check, "StartInterval", 5),
                retries == 0 ? 3 : retries));
    }

    /** The wait before the next probe. */
    Duration pause(Health health, Duration age) {
        boolean early = health.status().equals("starting") && age.compareTo(startPeriod) < 0;
        return early ? startInterval : interval;
    }

    private static Duration nanos(JsonNode check, String name, int defaultSeconds) {
        long nanos = check.path(name).asLong();
        return nanos == 0 ? Duration.ofSeconds(defaultSeconds) : Duration.ofNanos(nanos);
    }
}

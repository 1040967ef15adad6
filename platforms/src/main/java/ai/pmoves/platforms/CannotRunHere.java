package ai.pmoves.platforms;

import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Looks for the signs by which a service is known not to run on a platform. */
final class CannotRunHere {
    private CannotRunHere() {}

    static Optional<String> reason(OverlayRules rules, Service service) {
        return rules.cannotRun().stream()
                .flatMap(sign -> looked(sign.on(), service)
                        .filter(text -> fits(sign.pattern(), text))
                        .map(text -> sign.on() + " " + text + ": " + sign.reason()))
                .findFirst();
    }

    private static Stream<String> looked(String on, Service service) {
        return switch (on) {
            case "image" -> service.build() == null ? Stream.of(service.image()) : Stream.empty();
            case "mount" ->
                items(service, "volumes")
                        .flatMap(mount -> Stream.of(
                                mount.path("source").asText(),
                                mount.path("bind").path("propagation").asText()));
            case "device" -> items(service, "devices").map(GpuInventory::source);
            case "network_mode" ->
                Stream.of(service.definition().path("network_mode").asText());
            default -> throw new IllegalArgumentException("no rule looks at '" + on + "'");
        };
    }

    private static Stream<JsonNode> items(Service service, String key) {
        return StreamSupport.stream(service.definition().path(key).spliterator(), false);
    }

    private static boolean fits(String pattern, String text) {
        String expression =
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return !text.isEmpty() && text.matches(expression);
    }
}

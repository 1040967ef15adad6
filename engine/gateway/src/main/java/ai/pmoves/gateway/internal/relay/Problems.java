package ai.pmoves.gateway.internal.relay;

import ai.pmoves.kernel.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong, as clients of OpenAI read it. */
public final class Problems {
    private Problems() {}

    public static String body(String type, String code, String message, List<Tried> tried) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", null);
        error.put("code", code);
        if (!tried.isEmpty()) {
            error.put("attempts", tried.stream().map(Problems::one).toList());
        }
        return Json.line(Map.of("error", error));
    }

    private static Map<String, Object> one(Tried tried) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("provider", tried.provider());
        one.put("tier", tried.tier());
        one.put("model", tried.model());
        one.put("cause", tried.cause());
        one.put("status", tried.status());
        one.put("ms", tried.millis());
        return one;
    }
}

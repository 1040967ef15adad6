package ai.pmoves.gateway.internal.relay;

import ai.pmoves.kernel.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, as a client is told.
 *
 * @param tried whoever was asked for it, or passed over
 */
public record ErrorBody(String type, String code, String message, List<Tried> tried) {
    public ErrorBody {
        tried = List.copyOf(tried);
    }

    /** As clients of OpenAI read it. */
    public String openai() {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", null);
        error.put("code", code);
        if (!tried.isEmpty()) {
            error.put("attempts", tried.stream().map(Tried::told).toList());
        }
        return Json.line(Map.of("error", error));
    }

    /** As clients of TensorZero's own endpoint read it. */
    public String tensorzero() {
        return Json.line(Map.of("error", message));
    }
}

package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.world.EngineError;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The {@code filters} parameter: names to values, of which one has to fit; of labels all. */
record Filters(Map<String, List<String>> wanted) {

    /** Takes both forms: lists, and the older objects of {@code "value": true}. */
    static Filters parse(String text, String... allowed) {
        Map<String, List<String>> wanted = new HashMap<>();
        JsonNode json;
        try {
            json = text.isEmpty() ? Json.object() : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new EngineError(400, "invalid filter");
        }
        if (!json.isObject()) {
            throw new EngineError(400, "invalid filter");
        }
        json.properties().forEach(filter -> {
            if (!List.of(allowed).contains(filter.getKey())) {
                throw new EngineError(400, "invalid filter '" + filter.getKey() + "'");
            }
            List<String> values = new ArrayList<>();
            if (filter.getValue().isArray()) {
                filter.getValue().forEach(v -> values.add(v.asText()));
            } else {
                filter.getValue().fieldNames().forEachRemaining(values::add);
            }
            wanted.put(filter.getKey(), values);
        });
        return new Filters(wanted);
    }

    boolean has(String name) {
        return !wanted.getOrDefault(name, List.of()).isEmpty();
    }

    /** Whether one of the values fits, or none is given. */
    boolean any(String name, Predicate<String> fits) {
        return !has(name) || wanted.getOrDefault(name, List.of()).stream().anyMatch(fits);
    }

    /** A label filter is {@code key} or {@code key=value}. */
    boolean labels(Map<String, String> labels) {
        return wanted.getOrDefault("label", List.of()).stream().allMatch(want -> {
            int equals = want.indexOf('=');
            return equals < 0
                    ? labels.containsKey(want)
                    : want.substring(equals + 1).equals(labels.get(want.substring(0, equals)));
        });
    }
}

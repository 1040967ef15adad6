package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.http.BodyStream;
import ai.pmoves.docker.rehearsal.internal.http.Exchange;
import ai.pmoves.docker.rehearsal.internal.world.EngineError;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request that has found its handler. */
record Call(Exchange exchange, Map<String, String> parameters) {
    private static final String JSON = "application/json";

    /** A part of the path. */
    String path(String name) {
        return parameters.getOrDefault(name, "");
    }

    String query(String name) {
        return exchange.request().query(name);
    }

    boolean flag(String name) {
        return exchange.request().flag(name);
    }

    Filters filters(String... allowed) {
        return Filters.parse(query("filters"), allowed);
    }

    /** The body. @throws EngineError (400) in the engine's words for one that is no JSON object */
    ObjectNode body() {
        byte[] bytes = exchange.request().body();
        if (bytes.length == 0) {
            throw new EngineError(400, "invalid JSON: got EOF while reading request body");
        }
        try {
            return Json.MAPPER.readTree(bytes) instanceof ObjectNode body ? body : Json.object();
        } catch (JsonProcessingException e) {
            throw new EngineError(400, "invalid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new EngineError(400, "invalid JSON");
        }
    }

    ObjectNode bodyIfAny() {
        return exchange.request().body().length == 0 ? Json.object() : body();
    }

    void json(int status, JsonNode body) throws IOException {
        exchange.answer(status, JSON, (body + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void empty(int status) throws IOException {
        exchange.answer(status, null, new byte[0]);
    }

    BodyStream stream() throws IOException {
        return exchange.stream(200, JSON);
    }
}

package ai.pmoves.compose.internal.env;

import ai.pmoves.compose.internal.schema.Schema;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts a service's fields back into the order in which they are serialised. */
final class FieldOrder {
    private FieldOrder() {}

    static ObjectNode sort(ObjectNode service) {
        ObjectNode sorted = service.objectNode();
        for (String key : Schema.compose().struct("service").fields().keySet()) {
            if (service.has(key)) {
                sorted.set(key, service.get(key));
            }
        }
        return sorted;
    }
}

package ai.pmoves.audit.internal.inventory;

import ai.pmoves.audit.Inventory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An inventory as JSON; {@code inventory.schema.json} describes it. */
public final class InventoryDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private InventoryDocument() {}

    public static String of(Inventory inventory) {
        ObjectNode document = JSON.createObjectNode();
        document.put("v", 1).put("stack", inventory.stack());
        var services = document.putArray("services");
        for (Inventory.Row row : inventory.rows()) {
            ObjectNode node = services.addObject().put("service", row.service());
            put(node, "build", row.build());
            node.put("image", row.image()).put("registry", row.registry());
            put(node, "organisation", row.organisation());
            put(node, "tag", row.tag());
            put(node, "digest", row.digest());
            put(node, "platforms", row.platforms());
            put(node, "licence", row.licence());
            put(node, "base", row.base());
            put(node, "created", row.created());
            put(node, "user", row.user());
            put(node, "ports", row.ports());
            put(node, "profiles", row.profiles());
            put(node, "gpu", row.gpu());
        }
        return document.toPrettyString() + "\n";
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static void put(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty()) {
            var array = node.putArray(name);
            values.forEach(array::add);
        }
    }
}

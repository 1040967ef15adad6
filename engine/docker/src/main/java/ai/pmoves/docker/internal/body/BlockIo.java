package ai.pmoves.docker.internal.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code blkio_config}. */
final class BlockIo {
    private BlockIo() {}

    static void addTo(ObjectNode host, JsonNode config) {
        Values.number(host, "BlkioWeight", config.path("weight"));
        ArrayNode weights = host.arrayNode();
        for (JsonNode device : config.path("weight_device")) {
            weights.addObject()
                    .put("Path", device.path("path").asText())
                    .put("Weight", device.path("weight").asInt());
        }
        if (!weights.isEmpty()) {
            host.set("BlkioWeightDevice", weights);
        }
        rates(host, "BlkioDeviceReadBps", config.path("device_read_bps"));
        rates(host, "BlkioDeviceReadIOps", config.path("device_read_iops"));
        rates(host, "BlkioDeviceWriteBps", config.path("device_write_bps"));
        rates(host, "BlkioDeviceWriteIOps", config.path("device_write_iops"));
    }

    private static void rates(ObjectNode host, String name, JsonNode devices) {
        if (!devices.isEmpty()) {
            ArrayNode list = host.putArray(name);
            for (JsonNode device : devices) {
                list.addObject()
                        .put("Path", device.path("path").asText())
                        .put("Rate", Values.bytes(device.path("rate")));
            }
        }
    }
}

package ai.pmoves.docker.internal;

import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.apply.ImageState;
import ai.pmoves.docker.internal.ready.ReadinessWait;
import ai.pmoves.docker.internal.ready.Snapshot;
import ai.pmoves.docker.internal.ready.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a step that started a service gives as its output. */
final class Summary {
    private Summary() {}

    static Map<String, Object> of(ImageState image, List<Operation> done, List<ReadinessWait.Result> results) {
        Map<String, Object> summary = new LinkedHashMap<>();
        List<Object> containers = new ArrayList<>();
        for (ReadinessWait.Result result : results) {
            containers.add(container(result));
        }
        summary.put("image", image.id());
        summary.put("containers", containers);
        summary.put("changed", !done.isEmpty());
        return summary;
    }

    private static Map<String, Object> container(ReadinessWait.Result result) {
        Snapshot seen = result.snapshot();
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("id", seen.id());
        container.put("name", seen.name());
        container.put("seenBy", result.verdict() instanceof Verdict.Ready ready ? ready.seenBy() : "");
        container.put("addresses", addresses(seen.ports()));
        return container;
    }

    /** Such as {@code 127.0.0.1:8080->80/tcp}. */
    static List<String> addresses(JsonNode ports) {
        List<String> addresses = new ArrayList<>();
        ports.properties()
                .forEach(port -> port.getValue().forEach(binding -> {
                    String ip = binding.path("HostIp").asText("");
                    addresses.add((ip.contains(":") ? "[" + ip + "]" : ip) + ":"
                            + binding.path("HostPort").asText() + "->" + port.getKey());
                }));
        return addresses;
    }
}

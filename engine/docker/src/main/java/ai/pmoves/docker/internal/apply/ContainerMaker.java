package ai.pmoves.docker.internal.apply;

import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.body.ContainerBody;
import ai.pmoves.docker.internal.body.ContainerSpec;
import ai.pmoves.docker.internal.body.FileReferences;
import ai.pmoves.docker.internal.body.SecurityOptions;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.Json;
import ai.pmoves.kernel.StepContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Creates containers and gives their ids: the body, the networks that an older engine wants one by one, the contents of secrets. */
public final class ContainerMaker implements Function<Operation.CreateContainer, String> {
    private final EngineApi api;
    private final Function<Operation.CreateContainer, ContainerSpec> specs;
    private final SecurityOptions security;
    private final StepContext step;

    public ContainerMaker(
            EngineApi api,
            Function<Operation.CreateContainer, ContainerSpec> specs,
            SecurityOptions security,
            StepContext step) {
        this.api = api;
        this.specs = specs;
        this.security = security;
        this.step = step;
    }

    @Override
    public String apply(Operation.CreateContainer operation) {
        ContainerSpec spec = specs.apply(operation);
        ContainerBody body = ContainerBody.of(spec, api.version(), security);
        List<FileReferences.Content> contents = FileReferences.of(spec);
        body.notes().forEach(step::log);
        String platform = spec.service().platform();
        JsonNode made = api.post(
                "/containers/create?name=" + EngineApi.escape(operation.createAs())
                        + (platform == null ? "" : "&platform=" + EngineApi.escape(platform)),
                body.json());
        made.path("Warnings").forEach(warning -> step.log("engine: " + warning.asText()));
        String id = made.path("Id").asText();
        for (Map.Entry<String, ObjectNode> network : body.connectAfter().entrySet()) {
            ObjectNode connect = Json.object().put("Container", id);
            connect.set("EndpointConfig", network.getValue());
            api.post("/networks/" + EngineApi.escape(network.getKey()) + "/connect", connect);
        }
        for (FileReferences.Content content : contents) {
            api.send("PUT", "/containers/" + id + "/archive?path=%2F", Tar.of(content), "application/x-tar");
        }
        return id;
    }
}

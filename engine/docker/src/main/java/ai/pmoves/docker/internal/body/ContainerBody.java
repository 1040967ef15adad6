package ai.pmoves.docker.internal.body;

import ai.pmoves.docker.internal.engine.ApiVersion;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A container as {@code POST /containers/create} wants it.
 *
 * @param json the request's body
 * @param connectAfter networks to connect before the start, with their endpoint settings: those that an engine older than
 *     API 1.44 does not take in the create
 * @param notes what was replaced because the engine is too old for it
 */
public record ContainerBody(ObjectNode json, Map<String, ObjectNode> connectAfter, List<String> notes) {

    /** @throws ai.pmoves.kernel.PmovesException (precondition) for what this engine cannot do, located */
    public static ContainerBody of(ContainerSpec spec, ApiVersion version, SecurityOptions security) {
        List<String> notes = new ArrayList<>();
        ObjectNode json = Json.object();
        Values.text(json, "Hostname", spec.at("hostname"));
        Values.text(json, "Domainname", spec.at("domainname"));
        Values.text(json, "User", spec.at("user"));
        Values.text(json, "WorkingDir", spec.at("working_dir"));
        Values.text(json, "StopSignal", spec.at("stop_signal"));
        Values.flag(json, "Tty", spec.at("tty"));
        Values.flag(json, "OpenStdin", spec.at("stdin_open"));
        json.put("AttachStdout", true).put("AttachStderr", true);
        json.put("Image", spec.service().image());
        command(json, "Cmd", spec.at("command"));
        command(json, "Entrypoint", spec.at("entrypoint"));
        json.set("Env", environment(spec));
        json.set("Labels", Json.strings(Labels.of(spec)));
        ObjectNode exposed = PortMaps.exposed(spec);
        if (!exposed.isEmpty()) {
            json.set("ExposedPorts", exposed);
        }
        ObjectNode check = Healthchecks.of(spec.service().healthcheck(), version, notes);
        if (check != null) {
            json.set("Healthcheck", check);
        }
        JsonNode grace = spec.at("stop_grace_period");
        if (Json.present(grace)) {
            json.put("StopTimeout", Values.duration(grace.asText()).toSeconds());
        }
        String mac = Endpoints.macAddress(spec, version);
        if (!mac.isEmpty()) {
            json.put("MacAddress", mac);
        }
        json.set("HostConfig", HostConfig.of(spec, version, security));
        Map<String, ObjectNode> later = new LinkedHashMap<>(Endpoints.settings(spec, version));
        if (!later.isEmpty()) {
            ObjectNode endpoints = json.putObject("NetworkingConfig").putObject("EndpointsConfig");
            if (version.has(ApiVersion.V1_44)) {
                later.forEach(endpoints::set);
                later.clear();
            } else {
                String primary = later.keySet().iterator().next();
                endpoints.set(primary, later.remove(primary));
            }
        }
        return new ContainerBody(json, later, List.copyOf(notes));
    }

    /** An empty list clears the image's; null keeps it. */
    private static void command(ObjectNode json, String name, JsonNode words) {
        if (words.isArray()) {
            json.set(name, Json.strings(Json.texts(words)));
        }
    }

    private static JsonNode environment(ContainerSpec spec) {
        List<String> variables = new ArrayList<>();
        new TreeMap<>(spec.service().environment())
                .forEach((name, value) -> variables.add(value == null ? name : name + "=" + value));
        return Json.strings(variables);
    }
}

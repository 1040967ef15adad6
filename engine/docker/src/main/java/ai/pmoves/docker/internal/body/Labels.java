package ai.pmoves.docker.internal.body;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Volume;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The labels by which Compose knows its own; user labels come first and lose where they clash. */
public final class Labels {
    public static final String PREFIX = "com.docker.compose.";
    public static final String PROJECT = PREFIX + "project";
    public static final String SERVICE = PREFIX + "service";
    public static final String NUMBER = PREFIX + "container-number";
    public static final String ONE_OFF = PREFIX + "oneoff";
    public static final String CONFIG_HASH = PREFIX + "config-hash";
    public static final String IMAGE = PREFIX + "image";
    public static final String NETWORK = PREFIX + "network";
    public static final String VOLUME = PREFIX + "volume";
    public static final String VERSION = PREFIX + "version";

    /** By which run a container was made. */
    public static final String RUN = "ai.pmoves.run";

    /** By which step of that run. */
    public static final String STEP = "ai.pmoves.step";

    /** The Compose whose behaviour is followed. */
    public static final String COMPOSE_VERSION = "2.40.3";

    private Labels() {}

    /** Our own: for people who look at a container. Nothing is decided by them, and they are in no hash. */
    public static Map<String, String> ofOurs(String run, String step) {
        return Map.of(RUN, run, STEP, step);
    }

    static Map<String, String> of(ContainerSpec spec) {
        Map<String, String> labels = new TreeMap<>(spec.service().labels());
        Project project = spec.project();
        labels.putAll(spec.extraLabels());
        labels.put(PROJECT, project.name());
        labels.put(SERVICE, spec.service().name());
        labels.put(VERSION, COMPOSE_VERSION);
        labels.put(ONE_OFF, "False");
        labels.put(PREFIX + "project.working_dir", project.directory().toString());
        labels.put(PREFIX + "project.config_files", joined(project.files()));
        if (!project.envFiles().isEmpty()) {
            labels.put(PREFIX + "project.environment_file", joined(project.envFiles()));
        }
        labels.put(CONFIG_HASH, spec.configHash());
        labels.put(NUMBER, Integer.toString(spec.number()));
        labels.put(PREFIX + "depends_on", dependencies(spec.at("depends_on")));
        labels.put(IMAGE, spec.imageId());
        if (spec.replaces() != null) {
            labels.put(PREFIX + "replace", spec.replaces());
        }
        return labels;
    }

    static Map<String, String> of(Project project, Network network) {
        return resource(project, NETWORK, network.key(), network.configHash(), network.definition());
    }

    static Map<String, String> of(Project project, Volume volume) {
        return resource(project, VOLUME, volume.key(), volume.configHash(), volume.definition());
    }

    private static Map<String, String> resource(
            Project project, String kind, String key, String hash, ObjectNode definition) {
        Map<String, String> labels = new TreeMap<>(Json.textMap(definition.path("labels")));
        labels.put(kind, key);
        labels.put(PROJECT, project.name());
        labels.put(VERSION, COMPOSE_VERSION);
        if (!hash.isEmpty()) {
            labels.put(CONFIG_HASH, hash);
        }
        return labels;
    }

    private static String dependencies(JsonNode dependsOn) {
        return dependsOn.properties().stream()
                .map(entry -> entry.getKey() + ":"
                        + entry.getValue().path("condition").asText("service_started") + ":"
                        + entry.getValue().path("restart").asBoolean(false))
                .collect(Collectors.joining(","));
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(","));
    }
}

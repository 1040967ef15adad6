package ai.pmoves.compose.internal.canonical;

import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.List;
import java.util.Map;

/** What Compose adds once all files are one: the default network, implied dependencies, names, environment values. */
public final class Normalizer {
    private final String project;
    private final EnvironmentValues values;

    /** @param environment the interpolation scope, which gives values to bare names */
    public Normalizer(String project, Map<String, String> environment) {
        this.project = project;
        this.values = new EnvironmentValues(environment);
    }

    public YamlMap apply(YamlMap document) {
        YamlMap services = document.map("services");
        YamlMap result = document;
        if (services != null) {
            YamlMap connected = services.mapValues((name, node) -> node instanceof YamlMap s ? connect(s) : node);
            result = document.with(
                    "services", connected.mapValues((name, node) -> node instanceof YamlMap s ? service(s) : node));
            result = defaultNetwork(result, connected);
        }
        for (String kind : List.of("networks", "volumes", "configs", "secrets")) {
            YamlMap resources = result.map(kind);
            if (resources != null) {
                result = result.with(kind, resources.mapValues(this::named));
            }
        }
        return result.with("name", YamlScalar.at(project, document.whereKey("name")));
    }

    private static YamlMap connect(YamlMap service) {
        boolean own = service.has("provider") || service.has("network_mode");
        YamlNode networks = service.get("networks");
        boolean none = networks == null
                || (networks instanceof YamlMap map && map.keys().isEmpty());
        return own || !none
                ? service
                : service.with(
                        "networks",
                        YamlMap.empty(service.where()).with("default", YamlScalar.at(null, service.where())));
    }

    private static YamlMap defaultNetwork(YamlMap document, YamlMap services) {
        boolean used = services.entries().values().stream()
                .anyMatch(e -> e.value() instanceof YamlMap s
                        && s.get("networks") instanceof YamlMap n
                        && n.has("default")
                        && !s.has("provider"));
        YamlMap networks = document.map("networks");
        if (!used || (networks != null && networks.has("default"))) {
            return document;
        }
        YamlMap all = networks == null ? YamlMap.empty(document.where()) : networks;
        return document.with("networks", all.with("default", YamlScalar.at(null, document.where())));
    }

    private YamlMap service(YamlMap service) {
        YamlMap result = service;
        if ("if_not_present".equals(service.text("pull_policy"))) {
            result = result.with("pull_policy", YamlScalar.at("missing", service.whereKey("pull_policy")));
        }
        if (service.get("build") instanceof YamlMap build) {
            result = result.with("build", build(build));
        }
        YamlNode environment = service.get("environment");
        if (environment != null) {
            result = result.with("environment", values.resolve(environment, true));
        }
        if (service.get("volumes") instanceof YamlList volumes) {
            result = result.with("volumes", volumes.mapItems(Normalizer::cleanTarget));
        }
        YamlMap dependencies = ImpliedDependencies.of(service);
        return dependencies.keys().isEmpty() ? result : result.with("depends_on", dependencies);
    }

    private YamlMap build(YamlMap build) {
        YamlMap result = LongForms.withDefault(build, "context", ".");
        if (!result.has("dockerfile") && !result.has("dockerfile_inline")) {
            result = result.with("dockerfile", YamlScalar.at("Dockerfile", build.where()));
        }
        YamlNode args = build.get("args");
        return args == null ? result : result.with("args", values.resolve(args, false));
    }

    private static YamlNode cleanTarget(YamlNode volume) {
        String target = volume instanceof YamlMap map ? map.text("target") : null;
        return target == null || target.isEmpty()
                ? volume
                : ((YamlMap) volume).with("target", YamlScalar.at(Paths.clean(target), volume.where()));
    }

    private YamlNode named(String key, YamlNode node) {
        YamlMap resource = node instanceof YamlMap map ? map : YamlMap.empty(node.where());
        YamlNode name = resource.get("name");
        if (name != null && !name.isNull()) {
            return resource;
        }
        boolean external = resource.get("external") instanceof YamlScalar scalar && Boolean.TRUE.equals(scalar.value());
        return resource.with("name", YamlScalar.at(external ? key : project + "_" + key, resource.where()));
    }
}

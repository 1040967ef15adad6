package ai.pmoves.compose.internal.check;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.model.ByteSize;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Attributes that can be said in two places must not differ; checks of health, scale and watch. */
final class LimitsCheck implements ServiceCheck {
    private static final Set<String> TESTS = Set.of("CMD", "CMD-SHELL", "NONE");

    private final Problems problems;

    LimitsCheck(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void check(String name, YamlMap service) {
        health(service);
        scale(name, service);
        YamlMap resources = deep(service, "deploy", "resources");
        YamlMap limits = resources == null ? null : resources.map("limits");
        YamlMap reservations = resources == null ? null : resources.map("reservations");
        same(name, service, "cpus", limits, "cpus", "limits", LimitsCheck::decimal);
        same(name, service, "mem_limit", limits, "memory", "limits", LimitsCheck::bytes);
        same(name, service, "mem_reservation", reservations, "memory", "reservations", LimitsCheck::bytes);
        same(name, service, "pids_limit", limits, "pids", "limits", LimitsCheck::decimal);
        watch(name, service);
    }

    private void health(YamlMap service) {
        YamlMap check = service.map("healthcheck");
        YamlNode test = check == null ? null : check.get("test");
        if (check == null || test == null || Values.items(test).isEmpty()) {
            return;
        }
        if (!TESTS.contains(String.valueOf(Values.items(test).get(0).asText()))) {
            problems.error(
                    "healthcheck",
                    "healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"",
                    Values.items(test).get(0).where(),
                    "put \"CMD\" first, or write the test as one string");
        }
    }

    private void scale(String name, YamlMap service) {
        YamlMap deploy = service.map("deploy");
        Long scale = Values.number(service.get("scale"));
        Long replicas = deploy == null ? null : Values.number(deploy.get("replicas"));
        if (scale != null && replicas != null && !scale.equals(replicas)) {
            problems.error(
                    "conflict",
                    "services." + name + ": can't set distinct values on 'scale' and 'deploy.replicas'",
                    service.whereKey("scale"),
                    "keep one of them");
        }
        Long count = scale == null ? replicas : scale;
        String attribute = scale == null ? "deploy.replicas" : "scale";
        if (count != null && count < 0) {
            problems.error(
                    "value",
                    "services." + name + "." + attribute + ": must be greater than or equal to 0",
                    service.whereKey(scale == null ? "deploy" : "scale"),
                    null);
        }
        if (count != null && count > 1 && service.has("container_name")) {
            problems.error(
                    "conflict",
                    "services." + name + ": can't set container_name and " + attribute
                            + " as container name must be unique",
                    service.whereKey("container_name"),
                    "remove container_name");
        }
    }

    private void same(
            String name,
            YamlMap service,
            String key,
            @Nullable YamlMap deploy,
            String deployKey,
            String section,
            Function<@Nullable YamlNode, @Nullable Object> read) {
        Object own = read.apply(service.get(key));
        if (own == null || own.equals(0d) || own.equals(0L) || deploy == null) {
            return;
        }
        if (!Objects.equals(own, read.apply(deploy.get(deployKey)))) {
            String there = "deploy.resources." + section + "." + deployKey;
            // Compose takes what is not said there for 0, which is another value
            String fix = deploy.has(deployKey) ? "keep one of them" : "write it as " + there + " instead of " + key;
            problems.error(
                    "conflict",
                    "services." + name + ": can't set distinct values on '" + key + "' and '" + there + "'"
                            + (deploy.has(deployKey)
                                    ? ""
                                    : ": where deploy.resources." + section + " is there, it holds all of them"),
                    service.whereKey(key),
                    fix);
        }
    }

    private void watch(String name, YamlMap service) {
        YamlMap develop = service.map("develop");
        for (YamlNode item : Values.items(develop == null ? null : develop.get("watch"))) {
            if (item instanceof YamlMap watch
                    && !watch.has("target")
                    && !"rebuild".equals(watch.text("action"))
                    && !"restart".equals(watch.text("action"))) {
                problems.error(
                        "watch",
                        "services." + name + ".develop.watch: target is required for non-rebuild actions",
                        watch.where(),
                        null);
            }
        }
    }

    private static @Nullable YamlMap deep(YamlMap map, String first, String second) {
        YamlMap inner = map.map(first);
        return inner == null ? null : inner.map(second);
    }

    private static @Nullable Object decimal(@Nullable YamlNode node) {
        if (node instanceof YamlScalar scalar && scalar.value() instanceof Number number) {
            return number.doubleValue();
        }
        String text = node == null ? null : node.asText();
        return text != null && text.matches("[0-9]*\\.?[0-9]+") ? Double.valueOf(text) : null;
    }

    private static @Nullable Object bytes(@Nullable YamlNode node) {
        String text = node == null ? null : node.asText();
        return text == null ? Values.number(node) : ByteSize.parse(text);
    }
}

package ai.pmoves.compose.internal.check;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.assemble.Active;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;

/** A service needs an image or a way to build one. */
final class BuildCheck implements ServiceCheck {
    private final Active active;
    private final Problems problems;

    BuildCheck(Active active, Problems problems) {
        this.active = active;
        this.problems = problems;
    }

    @Override
    public void check(String name, YamlMap service) {
        YamlMap build = service.map("build");
        if (build == null) {
            YamlNode image = service.get("image");
            boolean none = image == null || image.isNull() || "".equals(image.asText());
            boolean explained = image != null && problems.hasErrorOnLine(image.where());
            if (none && !explained && !service.has("provider")) {
                problems.error(
                        "no-image",
                        "service \"" + name + "\" has neither an image nor a build context specified",
                        service.has("image") ? service.whereKey("image") : service.where(),
                        "add image: or build:",
                        name);
            }
            return;
        }
        if (build.has("dockerfile_inline") && build.has("dockerfile")) {
            problems.error(
                    "conflict",
                    "service \"" + name + "\" declares mutualy exclusive dockerfile and dockerfile_inline",
                    build.whereKey("dockerfile_inline"),
                    "keep one of them");
        }
        contexts(name, build);
        platforms(service, build);
    }

    private void contexts(String name, YamlMap build) {
        YamlMap contexts = build.map("additional_contexts");
        if (contexts == null) {
            return;
        }
        contexts.entries().forEach((key, entry) -> {
            String context = String.valueOf(entry.value().asText());
            if (!context.startsWith("service:")) {
                return;
            }
            String target = context.substring("service:".length());
            YamlMap other = active.enabled().get(target);
            if (other == null || !other.has("build")) {
                problems.error(
                        "undefined-service",
                        "service \"" + name + "\" declares " + (other == null ? "unknown" : "non-buildable")
                                + " service \"" + target + "\" as additional contexts " + key,
                        entry.value().where(),
                        null);
            }
        });
    }

    private void platforms(YamlMap service, YamlMap build) {
        YamlNode platform = service.get("platform");
        var platforms = Values.items(build.get("platforms"));
        if (platform != null && !platforms.isEmpty() && !platforms.contains(platform)) {
            problems.error(
                    "conflict",
                    "service.build.platforms MUST include service.platform \"" + platform.asText() + "\"",
                    build.whereKey("platforms"),
                    null);
        }
    }
}

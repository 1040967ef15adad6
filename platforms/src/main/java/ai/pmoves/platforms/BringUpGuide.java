package ai.pmoves.platforms;

import ai.pmoves.platforms.OverlayRules.CannotRun;
import ai.pmoves.platforms.OverlayRules.GuideSection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a platform's bring-up guide: what its overlay says, in words, so that the page cannot say something else. */
public final class BringUpGuide {
    private static final Map<String, String> RECOGNISED = Map.of(
            "linux",
            "everything that is none of the other platforms.",
            "wsl2",
            "a kernel whose release names `microsoft`, and an engine of the distribution (`dockerd`, its socket or context).",
            "wsl2-desktop",
            "a kernel whose release names `microsoft`, and a context, a socket or a mount that belongs to Docker Desktop.",
            "jetson",
            "`/etc/nv_tegra_release`, a device tree that names a Jetson, or a kernel whose release names `tegra`.");

    private BringUpGuide() {}

    /** The whole page, Markdown. */
    public static String of(String platform) {
        OverlayRules rules = OverlayRules.of(platform);
        StringBuilder page = new StringBuilder();
        page.append("<!-- made of overlay.yaml by ai.pmoves.platforms.Guides; change that, then run it again -->\n");
        page.append("# Bring-up on ").append(rules.title()).append("\n\n");
        page.append("Recognised by ")
                .append(RECOGNISED.get(platform))
                .append(" What was found on a machine, and the plan for it:\n\n");
        page.append("```\npmoves doctor\npmoves plan runbooks/bringup.groovy -p stack=FOLDER\n```\n\n");
        page.append("From another machine: `pmoves plan runbooks/bringup.groovy -p stack=FOLDER --platform ")
                .append(platform)
                .append("`.\n");
        for (GuideSection section : rules.guide()) {
            page.append("\n## ").append(section.title()).append("\n\n");
            page.append(section.text().replace("@jetpack@", JetPack.table()).strip())
                    .append('\n');
        }
        page.append("\n## What the overlay changes in a stack\n\n").append(changes(rules));
        page.append("\n## What cannot run here\n\n").append(cannotRun(rules));
        page.append("\n## Settings that runbooks read here\n\n| setting | value |\n| --- | --- |\n");
        new TreeMap<>(rules.settings())
                .forEach((name, value) -> page.append("| `%s` | `%s` |%n".formatted(name, value)));
        page.append("\nBesides them `gpu.mode` and `image.platform`, which follow from what is found.\n");
        page.append("\n## Exceptions of one stack\n\nA file `compose.")
                .append(platform)
                .append(".yaml` or `platforms/")
                .append(platform);
        page.append(".yaml` beside the stack's compose file is merged here, before these rules.\n");
        return page.toString();
    }

    private static String changes(OverlayRules rules) {
        StringBuilder list = new StringBuilder("Nothing in a stack that runs as it is. Where it does not:\n\n");
        list.append(
                switch (rules.gpu()) {
                    case "runtime" ->
                        "- A service that asks for a GPU gets it by `runtime: nvidia`; without that runtime the request is taken out.\n";
                    case "strip" -> "- A service's request for a GPU is taken out.\n";
                    case "keep" -> "- A service's request for a GPU is kept.\n";
                    default ->
                        "- A service's request for a GPU is kept where GPU and container runtime are found, and taken out otherwise"
                                + " (`deploy` reservations, `gpus`, `runtime: nvidia`, `/dev/nvidia*`).\n";
                });
        if (!rules.cpuEnvironment().isEmpty()) {
            String values = new TreeMap<>(rules.cpuEnvironment())
                    .entrySet().stream()
                            .map(entry -> "`" + entry.getKey() + "=" + entry.getValue() + "`")
                            .collect(Collectors.joining(", "));
            list.append("- Where it is taken out, those of these variables that the service has are set: ")
                    .append(values)
                    .append(".\n");
        }
        if (rules.hostGateway()) {
            list.append("- A service that names `host.docker.internal` gets that name by `extra_hosts`.\n");
        }
        if (!rules.memoryLimit().isEmpty()) {
            list.append("- A service without a GPU and without a memory limit is limited to `")
                    .append(rules.memoryLimit())
                    .append("`.\n");
        }
        return list.toString();
    }

    private static String cannotRun(OverlayRules rules) {
        if (rules.cannotRun().isEmpty()) {
            return "Nothing that is known.\n";
        }
        StringBuilder table = new StringBuilder("| sign | why |\n| --- | --- |\n");
        for (CannotRun sign : rules.cannotRun()) {
            table.append("| %s `%s` | %s |%n".formatted(sign.on(), sign.pattern(), sign.reason()));
        }
        return table.toString();
    }
}

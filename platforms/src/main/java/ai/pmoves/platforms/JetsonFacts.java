package ai.pmoves.platforms;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jetson Linux (L4T), by {@code /etc/nv_tegra_release} and the device tree's model. */
final class JetsonFacts {
    private static final Pattern RELEASE = Pattern.compile("# R(\\d+) \\(release\\), REVISION: ([\\d.]+)");

    private JetsonFacts() {}

    static void read(Machine machine, Map<String, String> facts) {
        String model = machine.text("proc/device-tree/model").orElse("");
        Matcher release = RELEASE.matcher(machine.text("etc/nv_tegra_release").orElse(""));
        if (release.find()) {
            String l4t = release.group(1) + "." + release.group(2);
            facts.put("l4t", l4t);
            JetPack.of(l4t).ifPresent(jetpack -> {
                facts.put("jetpack", jetpack.version());
                facts.put("cuda", jetpack.cuda());
            });
        } else if (model.contains("Jetson") || facts.getOrDefault("kernel", "").contains("tegra")) {
            facts.put("l4t", Facts.UNKNOWN);
        }
        if (facts.containsKey("l4t") && !model.isEmpty()) {
            facts.put("model", model);
        }
    }
}

package ai.pmoves.audit.internal.contracts;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Network;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.yaml.Yaml;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import ai.pmoves.workspace.yaml.YamlSource;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The static targets of Prometheus configurations: what is not expanded, and whom nobody is. */
public final class ScrapeTargets implements Rule {
    private static final String VARIABLE = "contracts.scrape-variable";
    private static final String UNANSWERED = "contracts.scrape-unanswered";
    private static final Pattern DOLLAR = Pattern.compile("\\$\\{?[A-Za-z_]");

    @Override
    public List<String> ids() {
        return List.of(VARIABLE, UNANSWERED);
    }

    @Override
    public void check(Target target, Findings findings) {
        Set<String> names = null;
        for (Path file : target.tree().files()) {
            if (!Objects.toString(file.getFileName()).matches("prometheus[^/]*\\.ya?ml")) {
                continue;
            }
            String text = target.tree().text(file).orElse("");
            if (!text.contains("scrape_configs")) {
                continue;
            }
            names = names == null ? names(target) : names;
            for (YamlNode document : Yaml.read(new YamlSource(file, text)).documents()) {
                if (document instanceof YamlMap map && map.list("scrape_configs") != null) {
                    jobs(target, findings, file, Objects.requireNonNull(map.list("scrape_configs")), names);
                }
            }
        }
    }

    private static void jobs(Target target, Findings findings, Path file, YamlList jobs, Set<String> names) {
        for (YamlNode item : jobs.items()) {
            if (item instanceof YamlMap job) {
                String name = Objects.toString(job.text("job_name"), "");
                List<YamlScalar> targets = new ArrayList<>();
                collect(job, false, targets);
                targets.forEach(one -> check(target, findings, file, name, one, names));
            }
        }
    }

    private static void collect(YamlNode node, boolean targets, List<YamlScalar> found) {
        if (node instanceof YamlMap map) {
            map.entries().forEach((key, entry) -> collect(entry.value(), key.equals("targets"), found));
        } else if (node instanceof YamlList list) {
            list.items().forEach(item -> collect(item, targets, found));
        } else if (targets && node instanceof YamlScalar scalar) {
            found.add(scalar);
        }
    }

    private static void check(
            Target target, Findings findings, Path file, String job, YamlScalar one, Set<String> names) {
        String text = String.valueOf(one.value());
        Location where = one.where();
        String subject = target.tree().name(file) + " " + job + " " + text;
        if (DOLLAR.matcher(text).find()) {
            findings.add(
                    VARIABLE,
                    subject,
                    where,
                    "job '" + job + "' scrapes " + text + ", which Prometheus takes as it is written",
                    "write the value, or make the file from a template");
            return;
        }
        String host = text.replaceFirst("^[a-z]+://", "").replaceFirst("[:/].*", "");
        if (!host.isEmpty()
                && !host.contains(".")
                && !host.equals("localhost")
                && !host.startsWith("[")
                && !names.contains(host)
                // on a network that others make, others may answer
                && target.project().networks().values().stream().noneMatch(Network::external)) {
            findings.add(
                    UNANSWERED,
                    subject,
                    where,
                    "job '" + job + "' scrapes " + text + ", and no service is called '" + host + "'",
                    "use the service's name, or remove the target");
        }
    }

    /** The names of the stack, and of every service that a compose file of the workspace writes down. */
    private static Set<String> names(Target target) {
        Set<String> names = new HashSet<>(target.project().disabled());
        for (Service service : target.project().services().values()) {
            names.add(service.name());
            names.add(service.containerName());
            names.add(service.definition().path("hostname").asText());
            service.networks()
                    .values()
                    .forEach(network -> network.path("aliases").forEach((JsonNode alias) -> names.add(alias.asText())));
        }
        for (Path file : target.tree().files()) {
            if (Objects.toString(file.getFileName()).matches(".*\\.ya?ml")) {
                String text = target.tree().text(file).orElse("");
                if (text.startsWith("services:") || text.contains("\nservices:")) {
                    Yaml.read(new YamlSource(file, text)).documents().forEach(document -> {
                        if (document instanceof YamlMap map && map.map("services") != null) {
                            names.addAll(
                                    Objects.requireNonNull(map.map("services")).keys());
                        }
                    });
                }
            }
        }
        return names;
    }
}

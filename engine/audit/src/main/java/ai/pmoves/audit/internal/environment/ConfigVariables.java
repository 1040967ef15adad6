package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.preflight.Aliases;
import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Variables that a mounted configuration wants from the environment of its service, and that nobody gives to it. */
public final class ConfigVariables implements Rule {
    private static final String ID = "environment.config-variable";

    /**
     * @param told names that were looked at, with their file
     * @param given by service
     */
    private record Seen(Set<String> told, Map<String, GivenVariables> given) {}

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        List<Path> configs = target.tree().files().stream()
                .filter(file -> ConfigSyntax.ALL.stream().anyMatch(syntax -> syntax.isFor(file)))
                .toList();
        Seen seen = new Seen(new HashSet<>(), new HashMap<>());
        // of several services with one configuration, the one it is made for is told
        List<Service> services = target.project().services().values().stream()
                .sorted(Comparator.comparing(service -> !service.image().contains("gateway")))
                .toList();
        for (Service service : configs.isEmpty() ? List.<Service>of() : services) {
            for (Path mounted : mounted(target, service)) {
                configs.stream()
                        .filter(file -> file.startsWith(mounted))
                        .forEach(file -> check(target, findings, service, file, seen));
            }
        }
    }

    /** What of the workspace the service sees: bind mounts and configs. */
    private static List<Path> mounted(Target target, Service service) {
        Set<Path> sources = new HashSet<>();
        for (JsonNode mount : service.definition().path("volumes")) {
            if (mount.path("type").asText().equals("bind")) {
                path(target, mount.path("source").asText()).ifPresent(sources::add);
            }
        }
        for (JsonNode config : service.definition().path("configs")) {
            JsonNode object = target.project()
                    .canonical()
                    .path("configs")
                    .path(config.path("source").asText());
            path(target, object.path("file").asText()).ifPresent(sources::add);
        }
        return sources.stream().sorted().toList();
    }

    private static Optional<Path> path(Target target, String text) {
        try {
            Path path = target.project().directory().resolve(text).normalize();
            // the whole workspace, or the stack's own folder, is code and not a configuration
            boolean inside = !text.isBlank()
                    && path.startsWith(target.root())
                    && !target.project().directory().startsWith(path);
            return inside ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static void check(Target target, Findings findings, Service service, Path file, Seen seen) {
        String text = target.tree().text(file).orElse("");
        for (ConfigSyntax syntax : ConfigSyntax.ALL) {
            Matcher matcher = syntax.reference().matcher(syntax.isFor(file) ? text : "");
            LineComments comments = new LineComments(text);
            while (matcher.find()) {
                String name = matcher.group("name");
                if (!comments.before(matcher.start()) && seen.told.add(file + " " + name)) {
                    Location where = target.tree().place(file, matcher.start("name"));
                    variable(target, findings, service, syntax, name, where, seen);
                }
            }
        }
    }

    private static void variable(
            Target target,
            Findings findings,
            Service service,
            ConfigSyntax syntax,
            String name,
            Location where,
            Seen seen) {
        GivenVariables given = given(target, service, seen);
        if (given.has(name)) {
            return;
        }
        Optional<String> alias = Aliases.of(name).filter(given::has).findFirst();
        if (alias.isEmpty() && !given.complete()) {
            return; // a file that is made later may set it
        }
        String file = where.file().getFileName().toString();
        List<Edit> edits = alias.filter(other -> sharedBy(target, where.file())
                        .map(one -> given(target, one, seen))
                        .allMatch(one -> one.has(other) && !one.has(name)))
                .map(other -> List.of(new Edit(where, name, other)))
                .orElse(List.of());
        findings.add(new Finding(
                ID,
                syntax.severity(),
                target.tree().name(where.file()) + " " + service.name() + " " + name,
                "'" + service.name() + "' reads " + name + " in " + file + ", and nothing gives it to it ("
                        + syntax.effect() + ")"
                        + alias.map(other -> "; it has " + other).orElse(""),
                where,
                alias.map(other -> "environment: {" + name + ": ${" + other + "}}, or write " + other + " in " + file)
                        .orElse("set " + name + " in its environment or in one of its env files"),
                edits));
    }

    private static Stream<Service> sharedBy(Target target, Path file) {
        return target.project().services().values().stream()
                .filter(service -> mounted(target, service).stream().anyMatch(file::startsWith));
    }

    private static GivenVariables given(Target target, Service service, Seen seen) {
        return seen.given.computeIfAbsent(service.name(), name -> GivenVariables.of(target, service));
    }
}

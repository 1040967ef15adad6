package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.VariableReading;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.audit.internal.written.WrittenText;
import ai.pmoves.audit.internal.written.WrittenTexts;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.dotenv.EnvEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks each loader for one variable. */
public final class Loaders {
    private static final int NAMED = 4;

    private final Project project;
    private final Path root;
    private final Map<String, String> environment;
    private final String name;
    private final List<WrittenText> texts;
    private final NamedEnvFiles files;
    private final List<VariableReading> readings = new ArrayList<>();

    public Loaders(Target target, Map<String, String> environment, String name) {
        this.project = target.project();
        this.root = target.root();
        this.environment = environment;
        this.name = name;
        this.texts = WrittenTexts.of(target);
        this.files = NamedEnvFiles.of(project.directory(), texts);
    }

    public List<VariableReading> readings() {
        interpolation();
        files.all().forEach(this::envFile);
        containers();
        Set<Path> lines = new LinkedHashSet<>(interpolationFiles());
        lines.addAll(files.all());
        for (Path file : lines) {
            String text = NamedEnvFiles.text(file);
            line("sh . " + shown(file), file, LineLoaders.shell(text, name));
            line("make include " + shown(file), file, LineLoaders.make(text, name));
        }
        return List.copyOf(readings);
    }

    /** The shell first, then {@code .env} (or what --env-file named), the last one that sets it. */
    private void interpolation() {
        long uses = texts.stream()
                .filter(text -> text.text().matches("(?s).*\\$\\{?" + Pattern.quote(name) + "\\b.*"))
                .count();
        String note = uses == 0 ? "no compose file refers to it" : uses + (uses == 1 ? " reference" : " references");
        String own = environment.get(name);
        if (own != null) {
            readings.add(new VariableReading("compose ${" + name + "}", own, "the shell", note));
            return;
        }
        VariableReading found = new VariableReading("compose ${" + name + "}", null, "", note + demanded());
        for (Path file : interpolationFiles()) {
            for (EnvEntry entry : files.entries(file).entries()) {
                if (entry.name().equals(name) && entry.value() != null) {
                    found = new VariableReading(found.loader(), entry.value(), shown(file) + ":" + entry.line(), note);
                }
            }
        }
        readings.add(found);
    }

    /** What comes of it that nothing sets it, where a file demands it. */
    private String demanded() {
        return texts.stream()
                .filter(text -> text.text().matches("(?s).*\\$\\{" + Pattern.quote(name) + ":?\\?.*"))
                .findFirst()
                .map(text -> ", and " + shown(text.where().file()) + ":"
                        + text.where().line() + " demands a value: Compose starts nothing")
                .orElse("");
    }

    private List<Path> interpolationFiles() {
        return project.envFiles().isEmpty() ? List.of(project.directory().resolve(".env")) : project.envFiles();
    }

    private void envFile(Path file) {
        EnvEntry last = null;
        for (EnvEntry entry : files.entries(file).entries()) {
            last = entry.name().equals(name) ? entry : last;
        }
        if (last != null) {
            readings.add(new VariableReading(
                    "env_file", last.value(), shown(file) + ":" + last.line(), names(files.servicesOf(file))));
        }
    }

    /** What the container is given in the end; services with the same value from the same kind of place are one reading. */
    private void containers() {
        record Given(@Nullable String value, boolean written) {}
        Map<Given, Map<String, String>> given = new LinkedHashMap<>();
        for (Service service : project.services().values()) {
            if (service.environment().containsKey(name)) {
                Location where = project.sources().get("services." + service.name() + ".environment." + name);
                Path setter = files.settersFor(service.name()).get(name);
                String from = where != null
                        ? "environment, " + shown(where.file()) + ":" + where.line()
                        : setter == null ? "environment" : "env_file " + shown(setter);
                given.computeIfAbsent(
                                new Given(service.environment().get(name), where != null), key -> new LinkedHashMap<>())
                        .put(service.name(), from);
            }
        }
        given.forEach((one, services) -> {
            List<String> places = services.values().stream().distinct().toList();
            String more = places.size() > 1 ? " and " + (places.size() - 1) + " more" : "";
            readings.add(new VariableReading("container", one.value, places.get(0) + more, names(services.keySet())));
        });
    }

    private void line(String loader, Path file, Optional<LineLoaders.Read> read) {
        read.ifPresent(one ->
                readings.add(new VariableReading(loader, one.value(), shown(file) + ":" + one.line(), one.note())));
    }

    private String shown(Path file) {
        return WorkspaceTree.relative(root, file);
    }

    private static String names(Set<String> services) {
        List<String> all = List.copyOf(services);
        int more = all.size() - NAMED;
        return more <= 1 ? String.join(", ", all) : String.join(", ", all.subList(0, NAMED)) + " and " + more + " more";
    }
}

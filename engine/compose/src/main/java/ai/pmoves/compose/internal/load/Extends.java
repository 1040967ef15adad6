package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.internal.canonical.Paths;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts services over the ones they extend, through any number of steps and files. */
final class Extends {
    private static final int MOST_STEPS = 100;

    private final FileLoader loader;
    private final Scope scope;
    private final Path file;
    private final Tags tags;

    Extends(FileLoader loader, Scope scope, Path file, Tags tags) {
        this.loader = loader;
        this.scope = scope;
        this.file = file;
        this.tags = tags;
    }

    /** One file's services while they are being worked on. */
    private record Home(Path file, YamlMap services, Tags tags, Map<String, YamlNode> done) {}

    private record Step(Path file, String service) {}

    YamlMap apply(YamlMap document) {
        YamlMap services = document.map("services");
        if (services == null) {
            return document;
        }
        Home home = new Home(file, services, tags, new HashMap<>());
        return document.with("services", services.mapValues((name, node) -> resolve(name, home, List.of())));
    }

    private YamlNode resolve(String name, Home home, List<Step> chain) {
        YamlNode known = home.done().get(name);
        if (known != null) {
            return known;
        }
        YamlNode node = home.services().get(name);
        YamlNode result = node instanceof YamlMap service && service.has("extends")
                ? extend(name, service, home, chain)
                : Objects.requireNonNull(node);
        home.done().put(name, result);
        return result;
    }

    private YamlNode extend(String name, YamlMap service, Home home, List<Step> chain) {
        YamlNode reference = service.get("extends");
        YamlMap own = service.without("extends");
        String target = reference instanceof YamlMap map ? map.text("service") : service.text("extends");
        if (target == null) {
            loader.problems()
                    .error("extends", "extends." + name + ".service is required", service.whereKey("extends"), null);
            return own;
        }
        Location where = service.whereKey("extends");
        String otherFile = reference instanceof YamlMap map ? map.text("file") : null;
        Home other = otherFile == null ? home : open(otherFile, name, target, where);
        if (other == null || !has(other, target, name, home, otherFile, where)) {
            return own;
        }
        List<Step> longer = new ArrayList<>(chain);
        Step step = new Step(home.file(), name);
        longer.add(step);
        if (longer.size() > MOST_STEPS) {
            loader.problems().error("extends", "more than " + MOST_STEPS + " services extend each other", where, null);
            return own;
        }
        if (chain.contains(step)) {
            loader.problems().error("extends-cycle", circle(longer), where, "remove one of these extends");
            return own;
        }
        YamlNode base = resolve(target, other, longer);
        if (!(base instanceof YamlMap source)) {
            return own;
        }
        return loader.merger()
                .service(home.tags().clearService(source, name), own, name)
                .without("extends");
    }

    private @Nullable Home open(String name, String service, String target, Location where) {
        Path path = Paths.toPath(Paths.absolute(name, scope.directory(), scope.environment()));
        FileLoader.ExtendedFile extended = loader.extended(path, scope, where);
        YamlMap services = extended == null ? null : extended.document().map("services");
        if (extended != null && services == null) {
            loader.problems()
                    .error(
                            "extends",
                            "cannot extend service \"" + service + "\" in " + path + ": no services section",
                            where,
                            null);
        }
        return extended == null || services == null ? null : new Home(path, services, extended.tags(), new HashMap<>());
    }

    private boolean has(Home other, String target, String name, Home home, @Nullable String otherFile, Location where) {
        Set<String> there = other.services().keys();
        if (there.contains(target)) {
            return true;
        }
        loader.problems()
                .error(
                        "extends",
                        "cannot extend service \"" + name + "\" in " + home.file() + ": service \"" + target
                                + "\" not found" + (otherFile == null ? "" : " in " + otherFile),
                        where,
                        Spelling.question(target, there));
        return false;
    }

    private static String circle(List<Step> steps) {
        StringBuilder text = new StringBuilder("Circular reference: ");
        for (int i = 0; i < steps.size(); i++) {
            text.append(i == 0 ? "" : " extends ")
                    .append(steps.get(i).service())
                    .append(" in ")
                    .append(steps.get(i).file());
        }
        return text.toString();
    }
}

package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.internal.canonical.Paths;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the resources of included projects into a document. */
final class Includes {
    private static final List<String> KINDS =
            List.of("services", "volumes", "networks", "secrets", "configs", "models");

    private final FileLoader loader;
    private final Scope scope;
    private final List<Path> chain;

    /** @param chain the files that include each other, this one last */
    Includes(FileLoader loader, Scope scope, List<Path> chain) {
        this.loader = loader;
        this.scope = scope;
        this.chain = chain;
    }

    YamlMap apply(YamlMap document) {
        YamlMap result = document.without("include");
        YamlNode includes = document.get("include");
        if (includes == null || includes.isNull()) {
            return result;
        }
        if (!(includes instanceof YamlList list)) {
            loader.problems().error("include", "`include` must be a list", includes.where(), "put a dash before it");
            return result;
        }
        for (YamlNode item : list.items()) {
            YamlMap imported = load(item);
            result = imported == null ? result : importAll(imported, result, item.where());
        }
        return result;
    }

    private @Nullable YamlMap load(YamlNode item) {
        YamlMap options =
                item instanceof YamlMap map ? map : YamlMap.empty(item.where()).with("path", item);
        List<Path> paths = new ArrayList<>();
        for (String text : texts(options.get("path"))) {
            paths.add(Paths.toPath(Paths.absolute(text, scope.directory(), Map.of())));
        }
        if (paths.isEmpty()) {
            loader.problems().error("include", "include needs a path", item.where(), null);
            return null;
        }
        if (chain.contains(paths.get(0))) {
            loader.problems()
                    .error("include-cycle", "include cycle detected: " + cycle(paths.get(0)), item.where(), null);
            return null;
        }
        Path directory = directory(options, paths.get(0));
        return loader.load(paths, new Scope(directory, environment(options, directory)), chain, item.where());
    }

    private String cycle(Path last) {
        List<String> names = new ArrayList<>(chain.stream().map(Path::toString).toList());
        names.add(last.toString());
        return String.join(" include ", names);
    }

    private Path directory(YamlMap options, Path first) {
        String given = options.text("project_directory");
        if (given != null && !given.isEmpty()) {
            return Paths.toPath(Paths.absolute(given, scope.directory(), Map.of()));
        }
        return first.getParent() == null ? first : first.getParent();
    }

    private Map<String, String> environment(YamlMap options, Path directory) {
        List<EnvFiles.Named> files = new ArrayList<>();
        YamlNode given = options.get("env_file");
        for (String text : texts(given)) {
            Path path = Paths.toPath(Paths.absolute(text, scope.directory(), Map.of()));
            files.add(new EnvFiles.Named(path, given == null ? options.where() : given.where()));
        }
        Path usual = directory.resolve(".env");
        if (files.isEmpty() && Files.isRegularFile(usual)) {
            files.add(new EnvFiles.Named(usual, options.where()));
        }
        Map<String, String> merged =
                new HashMap<>(new EnvFiles(loader.problems(), loader.files()).read(files, scope.environment()));
        merged.putAll(scope.environment());
        return merged;
    }

    private static List<String> texts(@Nullable YamlNode node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof YamlList list) {
            list.items().forEach(i -> texts.addAll(texts(i)));
        } else if (node != null && node.asText() != null) {
            texts.add(node.asText());
        }
        return texts;
    }

    private YamlMap importAll(YamlMap imported, YamlMap target, Location where) {
        YamlMap result = target;
        for (String kind : KINDS) {
            YamlMap from = imported.map(kind);
            if (from != null) {
                YamlMap to = result.map(kind);
                result =
                        result.with(kind, importKind(kind, from, to == null ? YamlMap.empty(from.where()) : to, where));
            }
        }
        return result;
    }

    private YamlMap importKind(String kind, YamlMap from, YamlMap to, Location where) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(to.entries());
        from.entries().forEach((name, entry) -> {
            YamlMap.Entry own = entries.putIfAbsent(name, entry);
            if (own != null && !own.value().equals(entry.value())) {
                loader.problems()
                        .error(
                                "include-conflict",
                                kind + "." + name + " conflicts with imported resource from " + entry.keyWhere(),
                                own.keyWhere(),
                                "rename one of the two, or put the change into an override listed under the include's path ("
                                        + where + ")",
                                kind,
                                name);
            }
        });
        return to.withEntries(entries);
    }
}

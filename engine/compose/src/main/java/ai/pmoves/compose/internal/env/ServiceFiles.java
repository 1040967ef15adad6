package ai.pmoves.compose.internal.env;

import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.canonical.Paths;
import ai.pmoves.compose.internal.load.SourceFiles;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.dotenv.Dotenv;
import ai.pmoves.workspace.dotenv.EnvFile;
import ai.pmoves.workspace.template.Variables;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Merges env_file into environment and label_file into labels. A missing file is reported and read as empty. */
public final class ServiceFiles {
    private static final int MOST_BYTES = 4 << 20;

    private record Read(String text, @Nullable String failure) {}

    private final Problems problems;
    private final SourceFiles files;
    private final Map<String, String> scope;
    private final Map<Path, Read> texts = new HashMap<>();
    private final EnvFileCache cache = new EnvFileCache();

    public ServiceFiles(Problems problems, SourceFiles files, Map<String, String> scope) {
        this.problems = problems;
        this.files = files;
        this.scope = scope;
    }

    /** The service with its whole environment and without env_file; later files win, {@code environment} wins over all. */
    public ObjectNode withEnvironment(ObjectNode service, YamlMap written) {
        if (!(written.get("env_file") instanceof YamlList list)) {
            return service;
        }
        Map<String, String> own = texts(service.path("environment"));
        Map<String, String> values = new HashMap<>(own);
        for (YamlNode item : list.items()) {
            if (item instanceof YamlMap file && file.text("path") != null) {
                Variables variables = Variables.of(scope).or(own::get).or(values::get);
                values.putAll(read(file, variables));
            }
        }
        TreeMap<String, JsonNode> merged = new TreeMap<>(GoFormat.BYTES);
        values.forEach((k, v) -> merged.put(k, service.textNode(v)));
        service.path("environment").fields().forEachRemaining(f -> merged.put(f.getKey(), f.getValue()));
        return replaced(service, "environment", merged, "env_file");
    }

    /** The service with all its labels; label_file stays in. */
    public ObjectNode withLabels(ObjectNode service, YamlMap written) {
        if (!(written.get("label_file") instanceof YamlList list)) {
            return service;
        }
        Map<String, String> values = new HashMap<>();
        for (YamlNode item : list.items()) {
            String path = item.asText();
            if (path != null) {
                text(Paths.toPath(path), "label file", item.where(), true)
                        .ifPresent(t -> values.putAll(
                                parse(t, path, "", Variables.of(Map.of()).or(values::get))));
            }
        }
        TreeMap<String, JsonNode> merged = new TreeMap<>(GoFormat.BYTES);
        values.forEach((k, v) -> merged.put(k, service.textNode(v)));
        service.path("labels").fields().forEachRemaining(f -> merged.put(f.getKey(), f.getValue()));
        return replaced(service, "labels", merged, "");
    }

    private Map<String, String> read(YamlMap file, Variables variables) {
        String path = String.valueOf(file.text("path"));
        boolean required = !(file.get("required") instanceof YamlScalar scalar) || !isFalse(scalar.value());
        String format = file.text("format") == null ? "" : String.valueOf(file.text("format"));
        if (!format.isEmpty() && !format.equals("raw")) {
            problems.error(
                    "env-file-format",
                    "unsupported env_file format \"" + format + "\"",
                    file.whereKey("format"),
                    "use raw, or leave it out");
            return Map.of();
        }
        return text(Paths.toPath(path), "env file", place(file), required)
                .map(text -> parse(text, path, format, variables))
                .orElse(Map.of());
    }

    private static Location place(YamlMap file) {
        YamlNode path = file.get("path");
        return path == null ? file.where() : path.where();
    }

    private static boolean isFalse(@Nullable Object value) {
        return Boolean.FALSE.equals(value) || "false".equals(value);
    }

    private Map<String, String> parse(String text, String path, String format, Variables variables) {
        Path shown = files.display(Paths.toPath(path));
        EnvFile parsed = cache.read(
                shown,
                format,
                variables,
                v -> format.equals("raw") ? Dotenv.parseRaw(text, shown, v) : Dotenv.parse(text, shown, v));
        problems.addAll(parsed.problems());
        return parsed.values();
    }

    private Optional<String> text(Path path, String what, Location where, boolean required) {
        Read read = texts.computeIfAbsent(path, ServiceFiles::load);
        if (read.failure() == null) {
            return Optional.of(read.text());
        }
        if (required) {
            boolean missing = !Files.exists(path);
            problems.error(
                    what.replace(' ', '-') + "-missing",
                    what + " " + path + (missing ? " not found" : " cannot be read: " + read.failure()),
                    where,
                    missing ? "create it, or mark the entry required: false" : null,
                    path.toString());
        }
        return Optional.empty();
    }

    private static Read load(Path path) {
        if (path.toString().equals("/dev/null")) {
            return new Read("", null);
        }
        try {
            return new Read(new String(ForeignFile.bytes(path, MOST_BYTES), StandardCharsets.UTF_8), null);
        } catch (IOException e) {
            return new Read("", ForeignFile.why(e));
        }
    }

    private static Map<String, String> texts(JsonNode mapping) {
        Map<String, String> texts = new HashMap<>();
        mapping.fields().forEachRemaining(f -> {
            if (f.getValue().isTextual()) {
                texts.put(f.getKey(), f.getValue().textValue());
            }
        });
        return texts;
    }

    /** The same fields in the same order, with one of them replaced (or put where it belongs) and one left out. */
    private static ObjectNode replaced(ObjectNode service, String key, Map<String, JsonNode> values, String dropped) {
        ObjectNode mapping = service.objectNode();
        values.forEach(mapping::set);
        ObjectNode result = service.deepCopy();
        result.remove(dropped);
        if (mapping.isEmpty()) {
            result.remove(key);
            return result;
        }
        result.set(key, mapping);
        return service.has(key) ? result : FieldOrder.sort(result);
    }
}

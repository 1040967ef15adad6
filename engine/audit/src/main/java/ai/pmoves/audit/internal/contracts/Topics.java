package ai.pmoves.audit.internal.contracts;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.calls.Told;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A registry of topics ({@code topics.json}: {@code topics.NAME.schema}), the schemas that it names, and the subjects that code
 * publishes or subscribes by a literal name.
 */
public final class Topics implements Rule {
    private static final String INVALID = "contracts.invalid-json";
    private static final String MISSING = "contracts.schema-missing";
    private static final String UNKNOWN = "contracts.subject-unknown";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");
    private static final Pattern CALL = Pattern.compile(
            "\\b(?<client>[A-Za-z_]++)\\s*+\\.\\s*+(?:publish|subscribe|request)\\s*+\\(\\s*+(?:subject\\s*+=\\s*+)?+[\"'](?<subject>[a-z][a-z0-9_-]*+(?:\\.[a-z0-9_-]++){2,}+)[\"']");

    private record Use(Path file, Location where) {}

    @Override
    public List<String> ids() {
        return List.of(INVALID, MISSING, UNKNOWN);
    }

    @Override
    public void check(Target target, Findings findings) {
        WorkspaceTree tree = target.tree();
        List<JsonNode> registries = new ArrayList<>();
        for (Path file : tree.files()) {
            String name = tree.name(file);
            if (name.endsWith("/topics.json") || name.equals("topics.json")) {
                JsonNode registry = read(tree, findings, file, name);
                if (registry != null && registry.path("topics").isObject()) {
                    registries.add(registry);
                    schemas(tree, findings, file, name, registry);
                }
            } else if (name.endsWith(".schema.json")) {
                read(tree, findings, file, name);
            }
        }
        if (!registries.isEmpty()) {
            subjects(tree, findings, registries);
        }
    }

    private static @Nullable JsonNode read(WorkspaceTree tree, Findings findings, Path file, String name) {
        String text = tree.text(file).orElse(null);
        if (text == null) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            findings.add(
                    INVALID,
                    name,
                    new Location(
                            file,
                            at == null ? 1 : Math.max(1, at.getLineNr()),
                            at == null ? 1 : Math.max(1, at.getColumnNr())),
                    name + " is no JSON: "
                            + e.getOriginalMessage().replaceAll("\\s+", " ").replaceFirst("\\.$", ""),
                    null);
            return null;
        }
    }

    private static void schemas(WorkspaceTree tree, Findings findings, Path file, String name, JsonNode registry) {
        Path folder = file.getParent();
        Map<String, Integer> texts = texts(tree.text(file).orElse(""));
        registry.path("topics").fields().forEachRemaining(topic -> {
            String schema = topic.getValue().path("schema").asText("");
            if (!schema.isEmpty()
                    && !schema.contains("://")
                    && folder != null
                    && !Files.exists(folder.resolve(schema))) {
                findings.add(
                        MISSING,
                        name + " " + topic.getKey(),
                        tree.place(file, texts.getOrDefault(schema, 0)),
                        "topic " + topic.getKey() + " has the schema " + schema + ", and there is no such file beside "
                                + name,
                        "write the schema, or name the one that is meant");
            }
        });
    }

    /** The texts of a document, as they are written, and where each stands first. */
    private static Map<String, Integer> texts(String document) {
        Map<String, Integer> texts = new HashMap<>();
        Matcher text = TEXT.matcher(document);
        while (text.find()) {
            texts.putIfAbsent(text.group(1), text.start());
        }
        return texts;
    }

    private static boolean isClient(String name) {
        return name.endsWith("nc")
                || name.contains("nats")
                || name.contains("Nats")
                || name.equals("js")
                || name.equals("jetstream");
    }

    private static void subjects(WorkspaceTree tree, Findings findings, List<JsonNode> registries) {
        Map<String, List<Use>> unknown = new TreeMap<>();
        for (Path file : tree.files()) {
            String name = tree.name(file);
            if (name.matches(".*\\.(py|js|mjs|ts)")
                    && !name.matches(
                            ".*(^|/)(tests?|docs?|examples?)/.*|.*(^|/)(test_|conftest)[^/]*|.*\\.(test|spec)\\.[jt]s")) {
                // a client is imported by its name: most files need no closer look
                tree.text(file)
                        .filter(text -> text.contains("nats") || text.contains("NATS"))
                        .ifPresent(text -> {
                            Matcher call = CALL.matcher(text);
                            while (call.find()) {
                                String subject = call.group("subject");
                                if (isClient(call.group("client"))
                                        && registries.stream()
                                                .noneMatch(registry ->
                                                        registry.path("topics").has(subject))) {
                                    unknown.computeIfAbsent(subject, key -> new ArrayList<>())
                                            .add(new Use(file, tree.place(file, call.start("subject"))));
                                }
                            }
                        });
            }
        }
        unknown.forEach((subject, uses) -> {
            Map<String, Use> files = new LinkedHashMap<>();
            uses.forEach(use -> files.putIfAbsent(tree.name(use.file), use));
            List<String> others = files.keySet().stream().skip(1).toList();
            findings.add(
                    UNKNOWN,
                    subject,
                    uses.get(0).where,
                    "subject " + subject + " is in no topics.json: nobody checks what it carries"
                            + (others.isEmpty() ? "" : " (also used in " + Told.some(others) + ")"),
                    "add it to topics.json with a schema");
        });
    }
}

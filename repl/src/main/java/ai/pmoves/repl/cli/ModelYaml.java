package ai.pmoves.repl.cli;

import ai.pmoves.compose.Project;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The resolved model as YAML, laid out as {@code docker compose config} does: the outputs can be compared line by line. */
final class ModelYaml {
    private static final List<String> FIRST = List.of("name", "services", "networks", "volumes", "secrets", "configs");

    private ModelYaml() {}

    static String of(Project project) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        try {
            Object model = new ObjectMapper().treeToValue(model(project.canonical()), Object.class);
            return new Yaml(new Quoting(options), options).dump(model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without what only the JSON form writes out: no command, no address management. */
    private static ObjectNode model(ObjectNode canonical) {
        ObjectNode model = canonical.deepCopy();
        for (JsonNode service : model.path("services")) {
            ((ObjectNode) service)
                    .properties()
                    .removeIf(entry -> List.of("command", "entrypoint").contains(entry.getKey())
                            && entry.getValue().isNull());
        }
        for (JsonNode network : model.path("networks")) {
            if (network instanceof ObjectNode definition
                    && definition.path("ipam").isEmpty()) {
                definition.remove("ipam");
            }
        }
        ObjectNode ordered = model.objectNode();
        for (String key : FIRST) {
            if (model.has(key)) {
                ordered.set(key, model.remove(key));
            }
        }
        return ordered.setAll(model);
    }

    /** A text that would be read as something else stands in double quotes. */
    private static final class Quoting extends Representer {
        private final Resolver resolver = new Resolver();

        Quoting(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, @Nullable ScalarStyle style) {
            boolean other = tag.equals(Tag.STR)
                    && !resolver.resolve(NodeId.scalar, value, true).equals(Tag.STR);
            return super.representScalar(tag, value, other ? ScalarStyle.DOUBLE_QUOTED : style);
        }
    }
}

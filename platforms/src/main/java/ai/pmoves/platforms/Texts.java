package ai.pmoves.platforms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML tree of which every scalar is the text that was written: no guessing of booleans, numbers or dates. */
record Texts(@Nullable Node node) {

    static Texts of(@Nullable Node node) {
        return new Texts(node);
    }

    Texts in(String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> scalar(entry.getKeyNode()).equals(key))
                        .findFirst()
                        .map(entry -> new Texts(entry.getValueNode()))
                        .orElseGet(() -> new Texts(null))
                : new Texts(null);
    }

    /** Empty where there is none. */
    String text(String key) {
        return scalar(in(key).node);
    }

    Stream<Texts> items(String key) {
        return in(key).node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(Texts::new)
                : Stream.empty();
    }

    /** The scalars of a mapping, in order. */
    Map<String, String> all() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> texts.put(scalar(entry.getKeyNode()), scalar(entry.getValueNode())));
        }
        return texts;
    }

    private static String scalar(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}

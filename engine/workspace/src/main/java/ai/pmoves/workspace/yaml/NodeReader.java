package ai.pmoves.workspace.yaml;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's graph into a tree: expands aliases and merge keys, and counts what that costs. */
final class NodeReader {
    /** More nodes than any honest document has; aliases of aliases get there with a few lines. */
    static final int MAX_NODES = 150_000;

    private static final String MERGE = "<<";

    /** Ends the reading of a document that is out of bounds. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    private final YamlSource source;
    private final List<Problem> problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> checked = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    NodeReader(YamlSource source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    YamlNode read(Node node) {
        if (++nodes > MAX_NODES) {
            throw tooMany(where(node));
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (!open.add(node)) {
            throw refuse("yaml.alias-cycle", "an alias refers to the node it stands in", node);
        }
        if (open.size() > Yaml.MAX_DEPTH) {
            throw refuse("yaml.too-deep", "nesting is deeper than " + Yaml.MAX_DEPTH + " levels", node);
        }
        YamlNode result = node instanceof MappingNode mapping ? mapping(mapping) : sequence((SequenceNode) node);
        open.remove(node);
        return result;
    }

    private YamlScalar scalar(ScalarNode node) {
        whole(node);
        Mark start = node.getStartMark();
        YamlSpan span = new YamlSpan(source, start.getIndex(), node.getEndMark().getIndex());
        return new YamlScalar(ScalarRules.resolve(node), where(node), localTag(node), span);
    }

    /** An escape can write half of a character, which no file can hold. */
    private void whole(ScalarNode node) {
        String text = node.getValue();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw refuse("yaml.escape", String.format("\\u%04x is half of a character", point), node);
            }
        }
    }

    private YamlList sequence(SequenceNode node) {
        List<YamlNode> items = new ArrayList<>(node.getValue().size());
        for (Node item : node.getValue()) {
            items.add(read(item));
        }
        return new YamlList(items, where(node), localTag(node));
    }

    private YamlMap mapping(MappingNode node) {
        Map<String, YamlMap.Entry> own = new LinkedHashMap<>();
        List<Node> merges = new ArrayList<>();
        boolean first = checked.add(node);
        for (NodeTuple tuple : node.getValue()) {
            ScalarNode key = key(tuple.getKeyNode());
            if (isMerge(key)) {
                merges.add(tuple.getValueNode());
                continue;
            }
            YamlMap.Entry before = own.get(key.getValue());
            if (before == null) {
                boolean text = ScalarRules.resolve(key) instanceof String;
                own.put(key.getValue(), new YamlMap.Entry(where(key), text, read(tuple.getValueNode())));
            } else if (first) {
                problems.add(duplicate(key, before.keyWhere()));
            }
        }
        merges.forEach(m -> merge(m, own));
        return new YamlMap(where(node), localTag(node), own);
    }

    private ScalarNode key(Node node) {
        if (node instanceof ScalarNode scalar) {
            whole(scalar);
            return scalar;
        }
        throw refuse("yaml.complex-key", "a key must be a plain text, not a mapping or a sequence", node);
    }

    private void merge(Node value, Map<String, YamlMap.Entry> own) {
        if (value instanceof SequenceNode list) {
            list.getValue().forEach(item -> mergeOne(item, own));
        } else {
            mergeOne(value, own);
        }
    }

    private void mergeOne(Node value, Map<String, YamlMap.Entry> own) {
        if (!(value instanceof MappingNode) || !(read(value) instanceof YamlMap merged)) {
            throw refuse("yaml.merge", "map merge requires map or sequence of maps as the value", value);
        }
        merged.entries().forEach(own::putIfAbsent);
    }

    private static boolean isMerge(ScalarNode key) {
        return key.getValue().equals(MERGE)
                && (key.getTag().equals(ImplicitTags.PLAIN) || key.getTag().equals(Tag.MERGE));
    }

    private Problem duplicate(ScalarNode key, Location before) {
        return Problem.error(
                        "yaml.duplicate-key",
                        "mapping key \"" + key.getValue() + "\" already defined at line " + before.line())
                .at(where(key))
                .fix("remove one of the two, or join them");
    }

    private Refused refuse(String code, String message, Node node) {
        return new Refused(Problem.error(code, "yaml: " + message).at(where(node)));
    }

    static Refused tooMany(Location where) {
        String message = "yaml: document contains excessive aliasing or more than " + MAX_NODES + " nodes";
        return new Refused(Problem.error("yaml.too-many-nodes", message).at(where));
    }

    private Location where(Node node) {
        Mark mark = node.getStartMark();
        return new Location(source.file(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static @Nullable String localTag(Node node) {
        String tag = node.getTag().getValue();
        return tag.startsWith("!") ? tag : null;
    }
}

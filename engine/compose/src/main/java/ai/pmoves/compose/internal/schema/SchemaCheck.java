package ai.pmoves.compose.internal.schema;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.Written;
import ai.pmoves.compose.internal.schema.Struct.Field;
import ai.pmoves.compose.internal.schema.Struct.Support;
import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reports every place that does not fit, and leaves it out, so that what follows only meets what it can read. */
public final class SchemaCheck {
    private final Problems problems;
    private final Schema schema = Schema.compose();

    public SchemaCheck(Problems problems) {
        this.problems = problems;
    }

    /** The document without what does not fit. */
    public YamlMap check(YamlMap document) {
        return (YamlMap) Objects.requireNonNullElse(struct(document, schema.struct("project"), ""), document);
    }

    private @Nullable YamlNode check(YamlNode node, Type type, String path) {
        if (type instanceof Type.Any) {
            return node;
        }
        if (node instanceof YamlScalar scalar && scalar.value() instanceof Instant) {
            return refuse(node, path + " must not be a date", "put it in quotes to make it a string");
        }
        if (type instanceof Type.Either either) {
            return either(node, either, path);
        }
        if (!fits(node, type)) {
            return wrongType(node, List.of(type), path);
        }
        if (type instanceof Type.Reference reference) {
            return struct((YamlMap) node, schema.struct(reference.struct()), path);
        }
        if (type instanceof Type.Mapping mapping) {
            return mapping((YamlMap) node, mapping, path);
        }
        if (type instanceof Type.Sequence sequence) {
            return sequence((YamlList) node, sequence, path);
        }
        return scalar((YamlScalar) node, (Type.Scalar) type, path);
    }

    private @Nullable YamlNode either(YamlNode node, Type.Either either, String path) {
        for (Type choice : either.choices()) {
            if (fits(node, choice)) {
                return check(node, choice, path);
            }
        }
        return wrongType(node, either.choices(), path);
    }

    private static boolean fits(YamlNode node, Type type) {
        if (type instanceof Type.Scalar scalar) {
            return switch (scalar.kind()) {
                case "number" -> node.kind().equals("number");
                case "integer" -> isInteger(node);
                default -> node.kind().equals(scalar.kind());
            };
        }
        return type instanceof Type.Sequence
                ? node instanceof YamlList
                : type instanceof Type.Any || node instanceof YamlMap;
    }

    private static boolean isInteger(YamlNode node) {
        Object value = node instanceof YamlScalar scalar ? scalar.value() : null;
        return value instanceof Long
                || value instanceof BigInteger
                || (value instanceof Double d && d == Math.rint(d) && !d.isInfinite());
    }

    private @Nullable YamlNode struct(YamlMap node, Struct struct, String path) {
        YamlMap known = node.mapValues((key, value) -> field(node, struct, key, value, path));
        for (Field field : struct.fields().values()) {
            if (field.required() && !node.has(field.key())) {
                return refuse(node, path + " missing property '" + field.key() + "'", "add " + field.key() + ":");
            }
        }
        return known;
    }

    private @Nullable YamlNode field(YamlMap node, Struct struct, String key, YamlNode value, String path) {
        Field field = struct.fields().get(key);
        if (field != null) {
            support(field, key, node.whereKey(key), path);
            String inner = Rewriter.join(path, key);
            return field.isDuration() && !fits(value, field.type()) && value instanceof YamlScalar written
                    ? wrongType(value, List.of(field.type()), inner, Written.duration(written.value()))
                    : check(value, field.type(), inner);
        }
        if (struct.open() || (struct.extensible() && key.startsWith("x-"))) {
            return value;
        }
        return unknown(node, key, path, Spelling.question(key, struct.fields().keySet()));
    }

    private void support(Field field, String key, Location where, String path) {
        Support support = field.support();
        if (support.level() == Support.Level.REFUSED) {
            problems.error(
                    "unsupported", Rewriter.join(path, key) + " is not supported: " + support.reason(), where, null);
        } else if (support.level() == Support.Level.IGNORED) {
            problems.warning("ignored", Rewriter.join(path, key) + " is ignored: " + support.reason(), where, null);
        }
    }

    private @Nullable YamlNode unknown(YamlMap node, String key, String path, @Nullable String fix) {
        problems.error(
                "unknown-key",
                (path.isEmpty() ? "" : path + " ") + "additional properties '" + key + "' not allowed",
                node.whereKey(key),
                fix);
        return null;
    }

    private YamlNode mapping(YamlMap node, Type.Mapping mapping, String path) {
        return node.mapValues((key, value) -> {
            if (mapping.keys() != null && !mapping.keys().matcher(key).find()) {
                return unknown(node, key, path, "names are made of letters, digits, dots, dashes and underscores");
            }
            return check(value, mapping.value(), Rewriter.join(path, key));
        });
    }

    private YamlNode sequence(YamlList node, Type.Sequence sequence, String path) {
        List<YamlNode> items = new ArrayList<>();
        boolean same = true;
        for (int i = 0; i < node.items().size(); i++) {
            YamlNode old = node.items().get(i);
            YamlNode item = check(old, sequence.item(), path + "." + i);
            same &= item == old;
            if (item != null) {
                items.add(item);
            }
        }
        if (sequence.unique()) {
            unique(node, path);
        }
        return same ? node : new YamlList(items, node.where(), node.tag());
    }

    private void unique(YamlList node, String path) {
        Map<Object, Integer> seen = new HashMap<>();
        for (int i = 0; i < node.items().size(); i++) {
            YamlNode item = node.items().get(i);
            Object value = item instanceof YamlScalar scalar ? String.valueOf(scalar.value()) + scalar.kind() : item;
            Integer before = seen.putIfAbsent(value, i);
            if (before != null) {
                problems.error(
                        "duplicate-item",
                        path + " items at " + before + " and " + i + " are equal",
                        item.where(),
                        "remove one of them");
            }
        }
    }

    private @Nullable YamlNode scalar(YamlScalar node, Type.Scalar type, String path) {
        if (node.value() instanceof String text) {
            if (!type.words().isEmpty() && !type.words().contains(text)) {
                return refuse(
                        node,
                        path + " value must be one of '" + String.join("', '", type.words()) + "'",
                        Spelling.question(text, type.words()));
            }
            if (type.pattern() != null && !type.pattern().matcher(text).find()) {
                return refuse(node, path + " '" + text + "' does not match pattern '" + type.pattern() + "'", null);
            }
        }
        if (node.value() instanceof Number number) {
            if (type.minimum() != null && number.doubleValue() < type.minimum()) {
                return refuse(node, path + " must be greater than or equal to " + type.minimum(), null);
            }
            if (type.maximum() != null && number.doubleValue() > type.maximum()) {
                return refuse(node, path + " must be less than or equal to " + type.maximum(), null);
            }
        }
        return node;
    }

    private @Nullable YamlNode wrongType(YamlNode node, List<Type> wanted, String path) {
        boolean quoted = wanted.size() == 1 && describe(wanted.get(0)).equals("string");
        return wrongType(
                node, wanted, path, quoted && node instanceof YamlScalar && !node.isNull() ? "put it in quotes" : null);
    }

    private @Nullable YamlNode wrongType(YamlNode node, List<Type> wanted, String path, @Nullable String fix) {
        TreeSet<String> words = new TreeSet<>();
        wanted.forEach(t -> words.add(describe(t)));
        List<String> list = new ArrayList<>(words);
        String last = list.remove(list.size() - 1);
        String want = list.isEmpty() ? last : String.join(", ", list) + " or " + last;
        return refuse(node, path + " must be a " + want, fix);
    }

    private static String describe(Type type) {
        if (type instanceof Type.Scalar scalar) {
            return scalar.kind().toLowerCase(Locale.ROOT);
        }
        return type instanceof Type.Sequence ? "array" : "mapping";
    }

    private @Nullable YamlNode refuse(YamlNode node, String message, @Nullable String fix) {
        problems.error("schema", message, node.where(), fix);
        return null;
    }
}

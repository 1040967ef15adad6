package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.SecretNames;
import ai.pmoves.workspace.template.Allowance;
import ai.pmoves.workspace.template.Template;
import ai.pmoves.workspace.template.TemplateProblem;
import ai.pmoves.workspace.template.Variables;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills in variables everywhere but in keys, and turns texts into the numbers and booleans that their places want. */
final class Interpolation {
    /** Problems reported for one scalar. */
    private static final int MOST_IN_ONE = 20;

    private static final int LONGEST_EXCERPT = 200;
    /** A longer text is not searched for secrets again and again, and so none of it is shown. */
    private static final int LONGEST_SHOWN = 10_000;

    private final Variables variables;
    private final Problems problems;
    private final Allowance allowance = new Allowance();

    Interpolation(Variables variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    YamlMap apply(YamlMap document) {
        return map(document, Cast.TABLE, "");
    }

    private YamlMap map(YamlMap map, @Nullable PathTable<Cast> at, String path) {
        return map.mapValues((key, value) -> node(value, PathTable.next(at, key), Rewriter.join(path, key)));
    }

    /** Null where the text cannot become what its place wants: nothing is better than what would be reported again. */
    private @Nullable YamlNode node(YamlNode node, @Nullable PathTable<Cast> at, String path) {
        if (node instanceof YamlMap map) {
            return map(map, at, path);
        }
        if (node instanceof YamlList list) {
            return list(list, PathTable.nextItem(at), path);
        }
        YamlScalar scalar = (YamlScalar) node;
        Cast cast = at == null ? null : at.rule();
        if (!(scalar.value() instanceof String text) || (cast == null && text.indexOf('$') < 0)) {
            return scalar;
        }
        int[] told = {0};
        String filled = new Template(
                        variables,
                        p -> {
                            if (told[0]++ < MOST_IN_ONE) {
                                report(p, scalar, path);
                            }
                        },
                        allowance)
                .substitute(text);
        Object value = cast == null ? filled : cast(cast, filled, scalar, path);
        return value == null ? null : new YamlScalar(value, scalar.where(), scalar.tag(), scalar.span());
    }

    private YamlNode list(YamlList list, @Nullable PathTable<Cast> at, String path) {
        List<YamlNode> items = new ArrayList<>(list.items().size());
        boolean same = true;
        for (int i = 0; i < list.items().size(); i++) {
            YamlNode old = list.items().get(i);
            YamlNode item = node(old, at, path + "." + i);
            same &= item == old;
            if (item != null) {
                items.add(item);
            }
        }
        return same ? list : new YamlList(items, list.where(), list.tag());
    }

    private @Nullable Object cast(Cast cast, String text, YamlScalar scalar, String path) {
        Object value = cast.read(text);
        if (value == null) {
            problems.error(
                    "cast",
                    "error while interpolating " + path + ": failed to cast to expected type: " + cast.failure(text),
                    scalar.where(),
                    null);
            return null;
        }
        if (Cast.isOldBoolean(value, text)) {
            problems.warning(
                    "old-boolean",
                    "\"" + text + "\" for boolean is not supported by YAML 1.2, please use `" + value + "`",
                    scalar.where(),
                    "write " + value);
        }
        return value;
    }

    private void report(TemplateProblem problem, YamlScalar scalar, String path) {
        if (problems.isFull()) {
            return;
        }
        Location where = scalar.locate(problem.piece());
        switch (problem.kind()) {
            case INVALID ->
                problems.error(
                        "interpolation",
                        ("invalid interpolation format for " + path + ". You may need to escape any $ with another $. "
                                        + excerpt(problem.detail(), path))
                                .strip(),
                        where,
                        "write $$ for a dollar sign");
            case REQUIRED ->
                problems.error(
                        "required-variable",
                        "error while interpolating " + path + ": " + problem.message(),
                        where,
                        "set " + problem.variable() + " in the environment or in the project's .env file",
                        problem.variable());
            case TOO_LONG ->
                problems.error(
                        "interpolation",
                        "error while interpolating " + path + ": " + problem.message(),
                        where,
                        "make " + problem.variable() + " shorter",
                        problem.variable());
            case UNSET ->
                problems.warning(
                        "unset-variable",
                        problem.message(),
                        where,
                        "set " + problem.variable() + ", or give it a default: ${" + problem.variable() + ":-...}",
                        problem.variable());
        }
    }

    /** The text of an invalid template may be a password with a dollar sign in it. */
    private static String excerpt(String template, String path) {
        if (template.length() > LONGEST_SHOWN) {
            return "";
        }
        String key = path.substring(path.lastIndexOf('.') + 1);
        int equals = template.indexOf('=');
        boolean item = equals > 0 && SecretNames.matches(template.substring(0, equals));
        if (item || SecretNames.matches(key)) {
            return item ? template.substring(0, equals) + "=***" : "***";
        }
        String text = new Redaction(SecretNames.guessIn(template)).text(template);
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "...";
    }
}

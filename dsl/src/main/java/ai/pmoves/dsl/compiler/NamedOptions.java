package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.Vocabulary.Entry;
import ai.pmoves.kernel.Spelling;
import groovy.transform.NamedParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingSupport;
import org.jspecify.annotations.Nullable;

/** Options by name: unknown ones, missing ones, and those of the wrong type. */
final class NamedOptions {
    private NamedOptions() {}

    static void mistakes(
            Entry entry,
            MethodCallExpression call,
            List<Expression> arguments,
            Function<Expression, ClassNode> types,
            Report report) {
        if (entry.method().getParameterCount() == 0) {
            return;
        }
        Map<String, NamedParam> known = new LinkedHashMap<>();
        for (NamedParam option : entry.method().getParameters()[0].getAnnotationsByType(NamedParam.class)) {
            known.put(option.value(), option);
        }
        if (known.isEmpty() || arguments.isEmpty()) {
            return;
        }
        if (!(arguments.get(0) instanceof MapExpression given)) {
            report.mistake(
                    "dsl.options-by-name",
                    "the options of '" + entry.name() + "' have to be written out, so that they can be checked",
                    entry.name() + " ..., " + known.keySet().iterator().next() + ": ...",
                    arguments.get(0));
            return;
        }
        Map<String, MapEntryExpression> named = new LinkedHashMap<>();
        given.getMapEntryExpressions()
                .forEach(option -> named.put(option.getKeyExpression().getText(), option));
        named.forEach((name, option) -> {
            NamedParam expected = known.get(name);
            if (expected == null) {
                report.mistake(
                        "dsl.unknown-option",
                        "'" + entry.name() + "' knows no option '" + name + ":'" + Spelling.hint(name, known.keySet()),
                        "it knows: " + String.join(", ", known.keySet()),
                        option);
            } else if (!fits(types.apply(option.getValueExpression()), expected.type())) {
                report.mistake(
                        "dsl.option-type",
                        "'" + name + ":' of '" + entry.name() + "' takes " + TypeNames.of(expected.type())
                                + ", but was given "
                                + given(option.getValueExpression(), types),
                        written(name, expected.type(), option.getValueExpression()),
                        option);
            } else if (name.equals("secretEnv") && option.getValueExpression() instanceof MapExpression variables) {
                secrets(variables, types, report);
            }
        });
        known.forEach((name, option) -> {
            if (option.required() && !named.containsKey(name)) {
                report.mistake(
                        "dsl.missing-option",
                        "'" + entry.name() + "' also needs " + name + ": (" + TypeNames.of(option.type()) + ")",
                        null,
                        call.getMethod());
            }
        });
    }

    private static void secrets(MapExpression variables, Function<Expression, ClassNode> types, Report report) {
        for (MapEntryExpression variable : variables.getMapEntryExpressions()) {
            String name = variable.getKeyExpression().getText();
            if (types.apply(variable.getValueExpression()).equals(ClassHelper.STRING_TYPE)) {
                report.mistake(
                        "dsl.not-a-secret",
                        "secretEnv: " + name + " is no secret",
                        "secretEnv: [" + name + ": secret('" + name + "')], or env: for what may be seen",
                        variable);
            }
        }
    }

    private static String given(Expression value, Function<Expression, ClassNode> types) {
        if (value instanceof ConstantExpression constant && constant.isNullExpression()) {
            return "null";
        }
        ClassNode type = types.apply(value);
        return ClassHelper.getWrapper(type).equals(ClassHelper.Long_TYPE)
                ? "one beyond " + Integer.MAX_VALUE
                : TypeNames.of(type);
    }

    /** The option as it would be right, where that can be said. */
    private static @Nullable String written(String name, Class<?> expected, Expression value) {
        Object constant = value instanceof ConstantExpression written ? written.getValue() : null;
        String text = String.valueOf(constant).strip();
        if (expected == String.class) {
            return constant == null ? name + ": '...'" : name + ": '" + text + "'";
        }
        if (expected == Integer.class) {
            return name + ": " + (text.matches("[0-9]{1,9}") ? text : "3") + ", a whole number";
        }
        if (expected == Boolean.class) {
            return name + ": true or " + name + ": false";
        }
        if (expected == List.class) {
            return constant == null ? name + ": ['a', 'b']" : name + ": ['" + text.replaceAll(", *", "', '") + "']";
        }
        return expected == Map.class ? name + ": [NAME: 'value']" : Idioms.written(expected);
    }

    /** Groovy would make a text or a truth of anything where a variable is set, but not where an option is given. */
    private static boolean fits(ClassNode given, Class<?> expected) {
        ClassNode wanted = ClassHelper.make(expected);
        return StaticTypeCheckingSupport.checkCompatibleAssignmentTypes(wanted, given)
                && StaticTypeCheckingSupport.isAssignableTo(given, wanted);
    }
}

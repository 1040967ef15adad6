package ai.pmoves.dsl.reference;

import ai.pmoves.dsl.compiler.Vocabulary;
import ai.pmoves.dsl.language.RunbookScript;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code dsl/pmoves.gdsl}: tells IntelliJ what is known in which block of a runbook. */
public final class IdeDescriptor {
    private IdeDescriptor() {}

    public static String text() {
        StringBuilder text = new StringBuilder("""
                // The words of a runbook for IDEs. Generated from the classes in ai.pmoves.dsl.language; do not edit.

                contributor(context(scope: scriptScope(), pathRegexp: '.*/runbooks/.*\\\\.groovy')) {
                """);
        Vocabulary.words(RunbookScript.class).forEach(entry -> text.append(line(entry)));
        text.append("}\n");
        blocks().forEach((word, type) -> {
            text.append(
                            "\ncontributor(context(scope: closureScope(isArg: true), pathRegexp: '.*/runbooks/.*\\\\.groovy')) {\n")
                    .append("    if (enclosingCall('")
                    .append(word)
                    .append("')) {\n");
            Vocabulary.words(type).forEach(entry -> text.append("    ").append(line(entry)));
            text.append("    }\n}\n");
        });
        return text.toString();
    }

    /** Which words open a block, and what is known in it. */
    private static Map<String, Class<?>> blocks() {
        Map<String, Class<?>> blocks = new LinkedHashMap<>();
        for (Class<?> type : Vocabulary.CLASSES) {
            for (Vocabulary.Entry entry : Vocabulary.words(type)) {
                for (Parameter parameter : entry.method().getParameters()) {
                    DelegatesTo delegate = parameter.getAnnotation(DelegatesTo.class);
                    if (delegate != null) {
                        blocks.put(entry.name(), delegate.value());
                    }
                }
            }
        }
        return blocks;
    }

    private static String line(Vocabulary.Entry entry) {
        Method method = entry.method();
        String doc = ", doc: '" + entry.word().value().replace("'", "\\'") + "'";
        if (entry.property()) {
            return "    property(name: '" + entry.name() + "', type: '" + name(method.getReturnType()) + "'" + doc
                    + ")\n";
        }
        List<String> parameters = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            NamedParam[] options = parameter.getAnnotationsByType(NamedParam.class);
            for (NamedParam option : options) {
                named.add("parameter(name: '" + option.value() + "', type: '" + name(option.type()) + "')");
            }
            if (options.length == 0) {
                parameters.add(parameter.getName() + ": '"
                        + (parameter.getType() == Closure.class ? "groovy.lang.Closure" : name(parameter.getType()))
                        + "'");
            }
        }
        return "    method(name: '" + entry.name() + "', type: '" + name(method.getReturnType()) + "', params: ["
                + (parameters.isEmpty() ? ":" : String.join(", ", parameters)) + "]"
                + (named.isEmpty() ? "" : ", namedParams: [" + String.join(", ", named) + "]") + doc + ")\n";
    }

    private static String name(Class<?> type) {
        return type.isArray() ? type.getComponentType().getName() + "[]" : type.getName();
    }
}

package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.Vocabulary.Entry;
import groovy.transform.NamedParam;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.jspecify.annotations.Nullable;

/** Types in words that an operator knows. */
public final class TypeNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("String", "text"),
            Map.entry("int", "number"),
            Map.entry("Integer", "number"),
            Map.entry("long", "number"),
            Map.entry("Long", "number"),
            Map.entry("Number", "number"),
            Map.entry("BigDecimal", "decimal number"),
            Map.entry("boolean", "true or false"),
            Map.entry("Boolean", "true or false"),
            Map.entry("Duration", "duration"),
            Map.entry("Closure", "block"),
            Map.entry("List", "list"),
            Map.entry("ArrayList", "list"),
            Map.entry("Collection", "list"),
            Map.entry("Map", "map"),
            Map.entry("LinkedHashMap", "map"),
            Map.entry("Path", "path"),
            Map.entry("Object", "any value"),
            Map.entry("Effect", "pure, idempotent or once"),
            Map.entry("On", "anything, timeout or exitCode"),
            Map.entry("Confirmation", "severe(...)"),
            Map.entry("Input", "file(...) or value(...)"),
            Map.entry("Secret", "secret"),
            Map.entry("Period", "minute, hour, day or month"),
            Map.entry("Gpu", "gpu"),
            Map.entry("Reachable", "reachable(...)"),
            Map.entry("Void", "nothing"),
            Map.entry("void", "nothing"));

    /** Classes of the language are called as their blocks are, without the article. */
    private static final Map<String, String> BLOCKS = Vocabulary.CLASSES.stream()
            .collect(Collectors.toUnmodifiableMap(
                    Class::getSimpleName, type -> Vocabulary.phrase(type).replaceFirst("^an? ", "")));

    private TypeNames() {}

    public static String of(Class<?> type) {
        return type.isArray() ? of(type.getComponentType()) + " ..." : name(type.getSimpleName());
    }

    static String of(ClassNode type) {
        if (type.isArray()) {
            return of(type.getComponentType()) + " ...";
        }
        return type == ClassHelper.VOID_TYPE ? "nothing" : name(type.getNameWithoutPackage());
    }

    /** By the name of a class, as the compiler writes it. */
    static String of(String className) {
        return className.endsWith("[]")
                ? of(className.substring(0, className.length() - 2)) + " ..."
                : name(className.substring(className.lastIndexOf('.') + 1));
    }

    private static String name(String simple) {
        String inner = simple.substring(simple.lastIndexOf('$') + 1);
        return NAMES.getOrDefault(inner, BLOCKS.getOrDefault(inner, inner));
    }

    /** {@code (text, block)} for one way to say a word; named options by their names. */
    public static String parameters(Entry entry) {
        return each(entry).stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /** What follows a word, one after the other; named options by their names. */
    public static List<String> each(Entry entry) {
        List<String> parts = new ArrayList<>();
        List<String> options = new ArrayList<>();
        for (Parameter parameter : entry.method().getParameters()) {
            NamedParam[] named = parameter.getAnnotationsByType(NamedParam.class);
            if (named.length > 0) {
                Arrays.stream(named).forEach(option -> options.add(option.value() + ": " + of(option.type())));
            } else {
                parts.add(of(parameter.getType()));
            }
        }
        int end = !parts.isEmpty() && parts.get(parts.size() - 1).equals("block") ? parts.size() - 1 : parts.size();
        parts.addAll(end, options);
        return parts;
    }

    /** As the arguments of a call, nothing where they are not known. */
    static String all(ClassNode @Nullable [] types) {
        return types == null ? "" : Arrays.stream(types).map(TypeNames::of).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The names of everything that can be called on it. */
    static Set<String> methods(ClassNode type) {
        Set<String> names = new TreeSet<>();
        type.getAllDeclaredMethods().forEach(method -> names.add(method.getName()));
        return names;
    }
}

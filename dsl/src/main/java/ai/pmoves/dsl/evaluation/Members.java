package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.Session.Known;
import ai.pmoves.dsl.compiler.TypeNames;
import ai.pmoves.dsl.compiler.Vocabulary;
import ai.pmoves.dsl.language.Block;
import ai.pmoves.dsl.language.SessionWords;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said of something, found by types alone. */
final class Members {
    private static final Set<String> NOBODYS = Set.of("getClass", "wait", "notify", "notifyAll", "hashCode", "equals");

    private final Map<String, @Nullable Object> variables;

    Members(Map<String, @Nullable Object> variables) {
        this.variables = variables;
    }

    /** @param expression names parted by dots, each with or without arguments; empty for the beginning of a line */
    List<Known> of(String expression) {
        if (expression.isEmpty()) {
            List<Known> all = new ArrayList<>();
            variables.forEach((name, value) -> all.add(new Known(name, "variable, " + described(value), false)));
            all.addAll(words(SessionWords.class));
            return all;
        }
        Type type = type(parts(expression));
        return type == null ? List.of() : members(raw(type));
    }

    /** @param expression as of {@link #of}; what is called is its last name */
    List<List<String>> calls(String expression) {
        List<String> parts = parts(expression);
        if (parts.isEmpty()) {
            return List.of();
        }
        String name = parts.get(parts.size() - 1);
        Type owner = parts.size() == 1 ? SessionWords.class : type(parts.subList(0, parts.size() - 1));
        if (owner == null) {
            return List.of();
        }
        if (raw(owner).isAnnotationPresent(Block.class)) {
            return Vocabulary.words(raw(owner)).stream()
                    .filter(entry -> entry.name().equals(name) && !entry.property())
                    .map(TypeNames::each)
                    .distinct()
                    .toList();
        }
        return Arrays.stream(raw(owner).getMethods())
                .filter(method -> method.getName().equals(name) && !NOBODYS.contains(name))
                .map(method -> Arrays.stream(method.getParameterTypes())
                        .map(TypeNames::of)
                        .toList())
                .distinct()
                .sorted(Comparator.comparing(List::size))
                .toList();
    }

    private @Nullable Type type(List<String> parts) {
        Type type = null;
        for (String part : parts) {
            Type next =
                    type == null ? first(part) : member(raw(type), part, type).orElse(null);
            if (next == null) {
                return null;
            }
            type = next;
        }
        return type;
    }

    private static String described(@Nullable Object value) {
        return value == null ? "nothing" : TypeNames.of(value.getClass());
    }

    private @Nullable Type first(String name) {
        if (variables.containsKey(name)) {
            Object value = variables.get(name);
            return value == null ? null : value.getClass();
        }
        if (name.startsWith("'") || name.startsWith("\"")) {
            return String.class;
        }
        return name.startsWith("[")
                ? List.class
                : member(SessionWords.class, name, SessionWords.class).orElse(null);
    }

    private static Optional<Type> member(Class<?> owner, String name, Type whole) {
        if (name.equals("[]") && whole instanceof ParameterizedType several) {
            return Optional.of(several.getActualTypeArguments()[several.getActualTypeArguments().length - 1]);
        }
        for (Vocabulary.Entry entry : Vocabulary.words(owner)) {
            if (entry.name().equals(name)) {
                return Optional.of(entry.method().getGenericReturnType());
            }
        }
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .map(Method::getGenericReturnType);
    }

    private static Class<?> raw(Type type) {
        return type instanceof Class<?> known
                ? known
                : type instanceof ParameterizedType several ? (Class<?>) several.getRawType() : Object.class;
    }

    private static List<Known> members(Class<?> type) {
        if (type.isAnnotationPresent(Block.class)) {
            return words(type);
        }
        Map<String, Known> found = new LinkedHashMap<>();
        Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !NOBODYS.contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::getParameterCount))
                .forEach(method -> found.putIfAbsent(
                        method.getName(),
                        new Known(
                                method.getName(),
                                TypeNames.of(method.getReturnType()),
                                method.getParameterCount() > 0)));
        return List.copyOf(found.values());
    }

    private static List<Known> words(Class<?> type) {
        Map<String, Known> found = new LinkedHashMap<>();
        for (Vocabulary.Entry entry : Vocabulary.words(type)) {
            found.putIfAbsent(entry.name(), new Known(entry.name(), entry.word().value(), !entry.property()));
        }
        return List.copyOf(found.values());
    }

    /** {@code stack.service('a.b').name} is stack, service, name; {@code [0]} behind one is a part of its own. */
    static List<String> parts(String expression) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (char c : expression.toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
                if (depth == 0) {
                    part.append(c);
                }
            } else if (c == '(' || c == '[' || c == '{') {
                if (depth == 0 && c == '[') {
                    parts.add(part.toString());
                    part.setLength(0);
                    part.append("[]");
                }
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == '.' && depth == 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else if (depth == 0 && !Character.isWhitespace(c) && c != '?') {
                part.append(c);
            }
        }
        parts.add(part.toString());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}

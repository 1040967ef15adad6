package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.compiler.ClosureFacts;
import ai.pmoves.dsl.language.Captured;
import ai.pmoves.dsl.language.Draft;
import ai.pmoves.dsl.language.Fingerprinted;
import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Secret;
import groovy.lang.Closure;
import groovy.lang.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a block took along from where it stands. The compiler keeps each such variable in a field of the block's class, as a
 * {@link Reference}; a variable that is a block itself brings its text and its own variables.
 */
final class CapturedValues {
    private final Map<String, ClosureFacts> facts;

    CapturedValues(Map<String, ClosureFacts> facts) {
        this.facts = facts;
    }

    /** Adds what counts to the step's key; what a helper took along is named behind the helper: {@code value greet.name}. */
    void record(Draft draft, Closure<?> block) {
        record(draft, "", block, new HashSet<>());
    }

    private void record(Draft draft, String helpers, Closure<?> block, Set<Closure<?>> seen) {
        variables(block).forEach((name, value) -> {
            String full = helpers + name;
            if (value instanceof Closure<?> helper) {
                draft.input("source of " + full, source(full, helper));
                if (seen.add(helper)) {
                    record(draft, full + ".", helper, seen);
                }
            } else if (value instanceof Fingerprinted known) {
                KeyComponent component = known.fingerprint();
                draft.input(component.name(), component.value());
                draft.elements.add(component.name());
            } else if (value instanceof Secret secret) {
                draft.input("secret " + secret.name(), "version " + secret.version());
            } else if (Captured.isComparable(value)) {
                draft.input("value " + full, Captured.comparable(value));
            } else if (draft.inputs().stream().noneMatch(input -> input.name().equals("value " + name))) {
                throw Mistakes.of(
                        "dsl.value-not-comparable",
                        "the step uses '" + name + "', whose value cannot be compared from run to run",
                        "say before the action what counts of it: inputs value('" + name + "', ...)");
            }
        });
    }

    private String source(String name, Closure<?> helper) {
        ClosureFacts known = facts.get(helper.getClass().getName());
        if (known == null) {
            throw Mistakes.of(
                    "dsl.value-not-comparable",
                    "the step uses the block '" + name + "', which is made of other blocks and has no text of its own",
                    "write it out: def " + name + " = { ... }");
        }
        return known.source();
    }

    /** The blocks that a block can call: its variables that are blocks, by name, theirs too. */
    static Map<String, Closure<?>> helpers(Closure<?> block) {
        Map<String, Closure<?>> found = new TreeMap<>();
        helpers(block, found);
        return found;
    }

    private static void helpers(Closure<?> block, Map<String, Closure<?>> found) {
        variables(block).forEach((name, value) -> {
            if (value instanceof Closure<?> helper && !found.containsValue(helper)) {
                found.put(name, helper);
                helpers(helper, found);
            }
        });
    }

    /** The secrets that a block can reach, so that they are redacted before it runs. */
    static List<Secret> secrets(Closure<?> block) {
        List<Secret> found = new ArrayList<>();
        collect(block, found, new HashSet<>());
        return found;
    }

    private static void collect(@Nullable Object value, List<Secret> found, Set<Closure<?>> seen) {
        if (value instanceof Secret secret) {
            found.add(secret);
        } else if (value instanceof Closure<?> block && seen.add(block)) {
            variables(block).values().forEach(inner -> collect(inner, found, seen));
        } else if (value instanceof Iterable<?> all && !(value instanceof java.nio.file.Path)) {
            all.forEach(inner -> collect(inner, found, seen));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(inner -> collect(inner, found, seen));
        }
    }

    static Map<String, @Nullable Object> variables(Closure<?> block) {
        Map<String, @Nullable Object> variables = new TreeMap<>();
        for (Field field : block.getClass().getDeclaredFields()) {
            if (field.getType() == Reference.class && !Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                try {
                    variables.put(field.getName(), field.get(block) instanceof Reference<?> kept ? kept.get() : null);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("a field of our own class was just made accessible", e);
                }
            }
        }
        return variables;
    }
}

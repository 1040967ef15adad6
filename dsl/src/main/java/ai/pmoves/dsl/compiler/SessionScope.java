package ai.pmoves.dsl.compiler;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.jspecify.annotations.Nullable;

/** What the compiler knows of a session from line to line: the types of its variables, so that every line is checked. */
public final class SessionScope {
    private final Map<String, ClassNode> types = new HashMap<>();

    /** Of the line that is being compiled. */
    private final Map<String, ClassNode> declared = new HashMap<>();

    private @Nullable String acting;

    /** A variable whose type is only known by its value. */
    public void bind(String name, @Nullable Object value) {
        types.put(name, ClassHelper.make(value == null ? Object.class : visible(value.getClass())));
    }

    /** That the line was evaluated: its variables are the next one's. @param values as they are now */
    public void accept(Map<String, @Nullable Object> values) {
        types.putAll(declared);
        declared.clear();
        values.forEach((name, value) -> {
            ClassNode type = types.get(name);
            if (type == null || (value != null && !type.getTypeClass().isInstance(value))) {
                bind(name, value);
            }
        });
    }

    void begin() {
        declared.clear();
        acting = null;
    }

    Set<String> names() {
        return types.keySet();
    }

    boolean knows(String name) {
        return types.containsKey(name);
    }

    ClassNode type(String name) {
        return types.getOrDefault(name, ClassHelper.OBJECT_TYPE);
    }

    void declared(String name, ClassNode type) {
        ClassNode known = type.isResolved() ? ClassHelper.getWrapper(type) : ClassHelper.OBJECT_TYPE;
        declared.put(name, known.equals(ClassHelper.void_WRAPPER_TYPE) ? ClassHelper.OBJECT_TYPE : known);
    }

    void acts(String word, MethodCallExpression call) {
        acting = acting == null ? word : acting;
    }

    /** The first word of the line that changes something outside, or null. */
    @Nullable
    String acting() {
        return acting;
    }

    /** The next class up that the compiler can name. */
    private static Class<?> visible(Class<?> type) {
        Class<?> at = type;
        while (at.isAnonymousClass() || at.isHidden() || !java.lang.reflect.Modifier.isPublic(at.getModifiers())) {
            if (java.util.List.class.isAssignableFrom(type)) {
                return java.util.List.class;
            }
            if (Map.class.isAssignableFrom(type)) {
                return Map.class;
            }
            if (java.nio.file.Path.class.isAssignableFrom(type)) {
                return java.nio.file.Path.class;
            }
            at = at.getSuperclass();
        }
        return groovy.lang.Closure.class.isAssignableFrom(at) ? groovy.lang.Closure.class : at;
    }
}

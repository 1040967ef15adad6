package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.Vocabulary.Entry;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;
import org.codehaus.groovy.transform.stc.TypeCheckingContext;

/** The two things that Groovy's checker knows and does not tell: by reflection, in one place. */
final class CheckerInsides {
    private final TypeCheckingContext context;

    CheckerInsides(TypeCheckingContext context) {
        this.context = context;
    }

    /** The class whose words are known in the block, if it is a block of ours. */
    Optional<Class<?>> delegate(ClosureExpression block) {
        Object metadata = block.getNodeMetaData(StaticTypesMarker.DELEGATION_METADATA);
        if (metadata == null) {
            return Optional.empty();
        }
        try {
            Method type = metadata.getClass().getDeclaredMethod("getType");
            type.setAccessible(true);
            return type.invoke(metadata) instanceof ClassNode node ? Vocabulary.find(node.getName()) : Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Groovy's delegation metadata has changed", e);
        }
    }

    /**
     * The checker reports one mistake per place, and its number for a place ({@code line << 16 + column}, which is {@code line
     * << (16 + column)}) is shared by many. Duplicates are dropped later, by us.
     */
    void reportEveryPlace() {
        try {
            Field reported = TypeCheckingContext.class.getDeclaredField("reportedErrors");
            reported.setAccessible(true);
            reported.set(context, new Forgetful());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Groovy's type checking context has changed", e);
        }
    }

    MethodNode method(Entry entry) {
        ClassNode owner = ClassHelper.make(entry.method().getDeclaringClass());
        return owner.getMethods(entry.method().getName()).stream()
                .filter(node -> same(node, entry.method()))
                .findFirst()
                .orElseThrow();
    }

    /** The word that this method is, whichever block inherits it. */
    Optional<Entry> entry(MethodNode target) {
        String owner = target.getDeclaringClass().getName();
        return Vocabulary.all().stream()
                .filter(entry -> entry.method().getDeclaringClass().getName().equals(owner))
                .filter(entry -> entry.method().getName().equals(target.getName()) && same(target, entry.method()))
                .findFirst();
    }

    private static boolean same(MethodNode node, Method method) {
        return Arrays.equals(
                Arrays.stream(node.getParameters()).map(CheckerInsides::name).toArray(),
                Arrays.stream(method.getParameterTypes()).map(Class::getName).toArray());
    }

    private static String name(Parameter parameter) {
        ClassNode type = parameter.getType();
        return type.isArray() ? "[L" + type.getComponentType().getName() + ";" : type.getName();
    }

    private static final class Forgetful extends HashSet<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean contains(Object place) {
            return false;
        }
    }
}

package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.RunbookScript;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.transform.stc.TypeCheckingContext;
import org.codehaus.groovy.transform.stc.TypeCheckingContext.EnclosingClosure;

/** The blocks around the place that is being checked, and what is known there. */
final class OpenBlocks {
    private final TypeCheckingContext context;
    private final CheckerInsides insides;
    private final Set<ClosureExpression> unknown = Collections.newSetFromMap(new IdentityHashMap<>());

    OpenBlocks(TypeCheckingContext context, CheckerInsides insides) {
        this.context = context;
        this.insides = insides;
    }

    /** That these arguments belong to a word that there is not: what is in their blocks means nothing. */
    void unknown(List<Expression> arguments) {
        arguments.stream()
                .filter(ClosureExpression.class::isInstance)
                .forEach(closure -> unknown.add((ClosureExpression) closure));
    }

    boolean insideUnknown() {
        return context.getEnclosingClosureStack().stream()
                .anyMatch(closure -> unknown.contains(closure.getClosureExpression()));
    }

    Class<?> innermost() {
        for (EnclosingClosure closure : context.getEnclosingClosureStack()) {
            Class<?> block = insides.delegate(closure.getClosureExpression()).orElse(null);
            if (block != null) {
                return block;
            }
        }
        return RunbookScript.class;
    }

    boolean isActing() {
        return innermost() == ai.pmoves.dsl.language.ActionWords.class;
    }

    Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        if (context.getSource().getAST().getNodeMetaData(SessionScope.class) instanceof SessionScope session) {
            names.addAll(session.names());
        }
        for (EnclosingClosure enclosing : context.getEnclosingClosureStack()) {
            ClosureExpression closure = enclosing.getClosureExpression();
            names.addAll(closure.getVariableScope().getDeclaredVariables().keySet());
            if (closure.getCode() instanceof BlockStatement code) {
                names.addAll(code.getVariableScope().getDeclaredVariables().keySet());
            }
            if (closure.getParameters() != null) {
                Arrays.stream(closure.getParameters()).forEach(parameter -> names.add(parameter.getName()));
            }
        }
        return names;
    }
}

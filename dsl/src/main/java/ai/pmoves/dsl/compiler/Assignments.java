package ai.pmoves.dsl.compiler;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;

/** What stands to the left of an '=' that declares nothing. */
final class Assignments extends ClassCodeVisitorSupport {
    private final SourceUnit source;
    private final Set<Expression> assigned = Collections.newSetFromMap(new IdentityHashMap<>());

    Assignments(SourceUnit source) {
        this.source = source;
    }

    boolean contains(Expression variable) {
        return assigned.contains(variable);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        if (expression.getOperation().getType() == Types.EQUAL && !(expression instanceof DeclarationExpression)) {
            assigned.add(expression.getLeftExpression());
        }
        super.visitBinaryExpression(expression);
    }
}

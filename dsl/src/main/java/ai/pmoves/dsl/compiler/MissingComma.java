package ai.pmoves.dsl.compiler;

import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;

/** {@code needs 'a' 'b'} is {@code needs('a').'b'} to Groovy: recognised by the quote that stands where a dot would. */
final class MissingComma {
    private MissingComma() {}

    static boolean between(PropertyExpression property, SourceUnit source) {
        return follows(property.getObjectExpression(), property.getProperty(), source);
    }

    static boolean between(MethodCallExpression call, SourceUnit source) {
        return follows(call.getObjectExpression(), call.getMethod(), source);
    }

    private static boolean follows(Expression before, ASTNode name, SourceUnit source) {
        if (!(before instanceof MethodCallExpression || before instanceof VariableExpression)
                || name.getLineNumber() < 1) {
            return false;
        }
        String line = source.getSource().getLine(name.getLineNumber(), null);
        int at = name.getColumnNumber() - 1;
        if (line == null || at < 1 || at >= line.length()) {
            return false;
        }
        boolean quoted = line.charAt(at) == '\'' || line.charAt(at) == '"';
        return quoted && Character.isWhitespace(line.charAt(at - 1));
    }
}

package ai.pmoves.dsl.compiler;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.syntax.Token;

/**
 * Puts what was typed into one block with the words of a session. The variables of earlier lines are declared before it, with
 * their types, and whatever the line makes of them or declares is kept, also where it is cut off half way.
 */
final class LineInBlock {
    private final SessionScope scope;

    private LineInBlock(SessionScope scope) {
        this.scope = scope;
    }

    static void put(ModuleNode tree, SessionScope scope) {
        scope.begin();
        List<Statement> code = tree.getStatementBlock().getStatements();
        List<Statement> typed = new ArrayList<>(code);
        LineInBlock line = new LineInBlock(scope);
        ClosureExpression block = new ClosureExpression(Parameter.EMPTY_ARRAY, line.body(typed));
        block.setVariableScope(new VariableScope());
        code.clear();
        code.add(new ReturnStatement(call("line", block)));
    }

    private BlockStatement body(List<Statement> typed) {
        Set<String> earlier = used(typed);
        typed.forEach(statement -> earlier.removeAll(declared(statement)));
        BlockStatement body = new BlockStatement();
        earlier.forEach(name -> body.addStatement(new ExpressionStatement(new DeclarationExpression(
                new VariableExpression(name),
                Token.newSymbol("=", -1, -1),
                new CastExpression(scope.type(name), call("kept", new ConstantExpression(name)))))));
        body.addStatement(keeping(earlier, rest(typed, 0)));
        return body;
    }

    /** The statements from here on; behind a declaration they stand where its variable is kept whatever happens. */
    private static BlockStatement rest(List<Statement> typed, int from) {
        BlockStatement block = new BlockStatement();
        for (int i = from; i < typed.size(); i++) {
            Set<String> names = declared(typed.get(i));
            block.addStatement(typed.get(i));
            if (!names.isEmpty()) {
                names.forEach(name -> block.addStatement(new ExpressionStatement(keep(name))));
                if (i < typed.size() - 1) {
                    block.addStatement(keeping(names, rest(typed, i + 1)));
                }
                break;
            }
        }
        return block;
    }

    private static Statement keeping(Set<String> names, BlockStatement statements) {
        if (names.isEmpty()) {
            return statements;
        }
        BlockStatement last = new BlockStatement();
        names.forEach(name -> last.addStatement(new ExpressionStatement(keep(name))));
        return new TryCatchStatement(statements, last.isEmpty() ? EmptyStatement.INSTANCE : last);
    }

    private static Expression keep(String name) {
        return call("keep", new ConstantExpression(name), new VariableExpression(name));
    }

    private static Expression call(String method, Expression... arguments) {
        MethodCallExpression call =
                new MethodCallExpression(new VariableExpression("this"), method, new ArgumentListExpression(arguments));
        call.setImplicitThis(false);
        return call;
    }

    private static Set<String> declared(Statement statement) {
        Set<String> names = new LinkedHashSet<>();
        if (statement instanceof ExpressionStatement said
                && said.getExpression() instanceof DeclarationExpression one) {
            List<Expression> left = one.getLeftExpression() instanceof TupleExpression several
                    ? several.getExpressions()
                    : List.of(one.getLeftExpression());
            left.forEach(variable -> names.add(((VariableExpression) variable).getName()));
        }
        return names;
    }

    private Set<String> used(List<Statement> typed) {
        Set<String> names = new LinkedHashSet<>();
        typed.forEach(statement -> statement.visit(new CodeVisitorSupport() {
            @Override
            public void visitVariableExpression(VariableExpression variable) {
                if (scope.knows(variable.getName())) {
                    names.add(variable.getName());
                }
            }

            @Override
            public void visitClosureExpression(ClosureExpression closure) {
                closure.getCode().visit(this);
            }

            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (call.isImplicitThis() && scope.knows(String.valueOf(call.getMethodAsString()))) {
                    names.add(call.getMethodAsString());
                }
                super.visitMethodCallExpression(call);
            }
        }));
        return names;
    }
}

package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.Runbooks.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Where steps stand in a text. */
public final class StepLines extends CodeVisitorSupport {
    private final List<Lines> steps = new ArrayList<>();

    private StepLines() {}

    /** The innermost step that has the line. */
    public static Optional<Lines> around(ModuleNode tree, int line) {
        StepLines visitor = new StepLines();
        tree.getStatementBlock().visit(visitor);
        return visitor.steps.stream()
                .filter(step -> step.from() <= line && line <= step.to())
                .min(Comparator.comparingInt(step -> step.to() - step.from()));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (call.isImplicitThis() && "step".equals(call.getMethodAsString())) {
            steps.add(new Lines(call.getLineNumber(), call.getLastLineNumber()));
        }
        super.visitMethodCallExpression(call);
    }
}

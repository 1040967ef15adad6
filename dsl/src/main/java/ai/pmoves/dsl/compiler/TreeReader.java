package ai.pmoves.dsl.compiler;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;

/** Reads a tree that is fresh from the parser, into its blocks too, and notes what it finds. */
abstract class TreeReader extends CodeVisitorSupport {
    private final RunbookSource source;
    private final List<Problem> found = new ArrayList<>();

    TreeReader(RunbookSource source) {
        this.source = source;
    }

    final List<Problem> in(ModuleNode tree) {
        tree.getStatementBlock().visit(this);
        return found;
    }

    final void found(Problem problem, ASTNode node) {
        found(problem.at(at(node)));
    }

    /** One that has its place. */
    final void found(Problem problem) {
        found.add(problem);
    }

    final Location at(ASTNode node) {
        return new Location(source.file(), node.getLineNumber(), node.getColumnNumber());
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        closure.getCode().visit(this);
    }
}

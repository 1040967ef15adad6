package ai.pmoves.dsl.compiler;

import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureListExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Refuses blocks that use the variable of a {@code for} loop around them: a block runs later, and up to Groovy 5 all of them
 * would see the last value.
 */
final class LoopVariables extends ClassCodeVisitorSupport {
    private final SourceUnit source;
    private final Report report;

    LoopVariables(SourceUnit source, Report report) {
        this.source = source;
        this.report = report;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        Parameter variable = loop.getVariable();
        if (!(loop.getCollectionExpression() instanceof ClosureListExpression) && variable.isClosureSharedVariable()) {
            report.mistake(
                    "dsl.loop-variable",
                    "a block in this loop uses '" + variable.getName() + "', and would see its last value when it runs",
                    loop.getCollectionExpression().getText() + ".each { " + variable.getName()
                            + " -> ... } gives each block its own",
                    loop);
        }
        super.visitForLoop(loop);
    }
}

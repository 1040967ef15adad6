package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.dsl.language.StepWords;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Steps whose block is written out and says nowhere what they do; wherever they stand, in a loop too. */
final class StepsWithoutAction extends CodeVisitorSupport {
    private static final Set<String> WORDS = Vocabulary.names(StepWords.class);

    private final RunbookSource source;
    private final List<Problem> found = new ArrayList<>();

    private StepsWithoutAction(RunbookSource source) {
        this.source = source;
    }

    /** @param tree fresh from the parser */
    static List<Problem> in(RunbookSource source, ModuleNode tree) {
        StepsWithoutAction visitor = new StepsWithoutAction(source);
        tree.getStatementBlock().visit(visitor);
        return visitor.found;
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        closure.getCode().visit(this);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        Statement block = OutlineReader.block(call);
        if (OutlineReader.word(call).equals("step") && block != null) {
            BlockCollector.literal(call)
                    .filter(name -> onlyOtherWords(block))
                    .ifPresent(name -> found.addAll(Mistakes.noAction(name).problems().stream()
                            .map(problem -> problem.at(
                                    new Location(source.file(), call.getLineNumber(), call.getColumnNumber())))
                            .toList()));
        }
        super.visitMethodCallExpression(call);
    }

    /** A word that there is not may be the misspelled one, and what is called may say it. */
    private static boolean onlyOtherWords(Statement block) {
        boolean[] only = {true};
        block.visit(new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                only[0] &= call.isImplicitThis()
                        && WORDS.contains(OutlineReader.word(call))
                        && !OutlineReader.word(call).equals("action");
            }

            @Override
            public void visitVariableExpression(VariableExpression variable) {
                only[0] &= !variable.getName().equals("action");
            }
        });
        return only[0];
    }
}

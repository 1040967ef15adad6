package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.dsl.language.StepWords;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Steps whose block is written out and says nowhere what they do; wherever they stand, in a loop too. */
final class StepsWithoutAction extends TreeReader {
    private static final Set<String> WORDS = Vocabulary.names(StepWords.class);

    StepsWithoutAction(RunbookSource source) {
        super(source);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        Statement block = OutlineReader.block(call);
        if (OutlineReader.word(call).equals("step") && block != null) {
            BlockCollector.literal(call)
                    .filter(name -> onlyOtherWords(block))
                    .ifPresent(name -> Mistakes.noAction(name).problems().forEach(problem -> found(problem, call)));
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

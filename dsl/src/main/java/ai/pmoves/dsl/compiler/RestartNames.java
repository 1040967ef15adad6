package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.kernel.PmovesException;
import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Restarts whose written name cannot be one, or stands twice in a step. */
final class RestartNames extends TreeReader {
    private Set<String> ofStep = new HashSet<>();

    RestartNames(RunbookSource source) {
        super(source);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String word = OutlineReader.word(call);
        Set<String> outer = ofStep;
        if (word.equals("step")) {
            ofStep = new HashSet<>();
        } else if (word.equals("restart") && call.isImplicitThis() && OutlineReader.block(call) != null) {
            BlockCollector.literal(call).ifPresent(name -> check(name, call));
        }
        super.visitMethodCallExpression(call);
        ofStep = outer;
    }

    private void check(String name, MethodCallExpression call) {
        try {
            Mistakes.demandRestartName(name);
            if (!ofStep.add(name)) {
                throw Mistakes.restartTwice(name);
            }
        } catch (PmovesException e) {
            e.problems().forEach(problem -> found(problem, call));
        }
    }
}

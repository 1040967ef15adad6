package ai.pmoves.dsl.compiler;

import ai.pmoves.kernel.Problem;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Warns of what acts without a word of the language: it would act in a rehearsal too, and no log would hold it. */
final class PastTheWords extends TreeReader {
    private static final Set<String> FILES = Set.of("File", "FileWriter", "FileOutputStream", "PrintWriter");

    PastTheWords(RunbookSource source) {
        super(source);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        Expression receiver = call.getObjectExpression();
        boolean command = receiver instanceof ConstantExpression constant && constant.getValue() instanceof String
                || receiver instanceof GStringExpression
                || receiver instanceof ListExpression;
        if (command && "execute".equals(call.getMethodAsString())) {
            warn(
                    call.getMethod(),
                    "'execute' starts a program",
                    "run 'program', 'argument', or sh '...', inside action");
        }
        super.visitMethodCallExpression(call);
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression made) {
        String type = made.getType().getNameWithoutPackage();
        if (FILES.contains(type)) {
            warn(
                    made,
                    "'new " + type + "' reaches a file",
                    "files.read('path') or files.write('path', text), inside action");
        } else if (type.equals("ProcessBuilder")) {
            warn(made, "'new ProcessBuilder' starts a program", "run 'program', 'argument', inside action");
        }
        super.visitConstructorCallExpression(made);
    }

    private void warn(ASTNode at, String what, String fix) {
        found(
                Problem.warning("dsl.past-the-words", what + " past the words: in a rehearsal too, and seen by no log")
                        .fix(fix),
                at);
    }
}

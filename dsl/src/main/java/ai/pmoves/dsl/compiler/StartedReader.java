package ai.pmoves.dsl.compiler;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/** Reads what {@code run}, {@code exec} and {@code sh} are given. */
final class StartedReader {
    private static final String HOLE = String.valueOf(Started.HOLE);

    private StartedReader() {}

    /** @param word {@code sh} for a text, the others for words */
    static Started of(String word, MethodCallExpression call) {
        List<String> words = new ArrayList<>();
        collect(call.getArguments(), words);
        String folder =
                OutlineReader.option(call, "dir").map(StartedReader::text).orElse("");
        return word.equals("sh") ? Started.shell(String.join(" ", words), folder) : Started.command(words, folder);
    }

    private static void collect(Expression arguments, List<String> words) {
        if (arguments instanceof TupleExpression tuple) {
            tuple.getExpressions().forEach(one -> collect(one, words));
        } else if (arguments instanceof ListExpression list) {
            list.getExpressions().forEach(one -> collect(one, words));
        } else if (!(arguments instanceof MapExpression)) {
            words.add(text(arguments));
        }
    }

    /** What is only known when the command runs is a hole in it. */
    private static String text(Expression word) {
        if (word instanceof ConstantExpression constant) {
            return String.valueOf(constant.getValue());
        }
        if (word instanceof GStringExpression parts) {
            List<String> texts = parts.getStrings().stream()
                    .map(part -> String.valueOf(part.getValue()))
                    .toList();
            return String.join(HOLE, texts);
        }
        return HOLE;
    }
}

package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.Vocabulary.Entry;
import ai.pmoves.dsl.language.Parameters;
import ai.pmoves.dsl.language.PlatformWords;
import ai.pmoves.dsl.language.ReadingWords;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;

/**
 * What has to be written out: names of what a block reads (they count for its step's key, which is known before it runs), and
 * the text of a shell script (a value in it would become part of a command).
 */
final class LiteralNames {
    private static final Set<String> READS = Set.of("env", "secret", "output");

    private LiteralNames() {}

    static void mistakes(Entry entry, List<Expression> arguments, boolean acting, Report report) {
        Class<?> owner = entry.method().getDeclaringClass();
        List<Expression> values = arguments.stream()
                .filter(argument -> !(argument instanceof MapExpression))
                .toList();
        if (values.isEmpty() || values.get(0) instanceof ConstantExpression) {
            return;
        }
        if (entry.name().equals("sh")) {
            report.mistake(
                    "dsl.shell-text",
                    "the script of 'sh' has to be written out: a value in it could become a command",
                    "hand values over behind it: sh 'echo \"$1\"', value",
                    values.get(0));
        } else if (acting
                && (owner == Parameters.class
                        || owner == PlatformWords.class
                        || (READS.contains(entry.name()) && (ReadingWords.class.isAssignableFrom(owner))))) {
            report.mistake(
                    "dsl.literal-name",
                    "the name behind '" + entry.name() + "' has to be written out inside action, check, verify, undo",
                    "read it outside of the block: def value = ...; the block may use the variable",
                    values.get(0));
        }
    }
}

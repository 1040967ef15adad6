package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.Runbooks.Parameter;
import ai.pmoves.dsl.compiler.Vocabulary.Entry;
import ai.pmoves.dsl.language.Parameters;
import ai.pmoves.kernel.Spelling;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.control.SourceUnit;

/** {@code params.text('x')}: whether the file declares an {@code x}, and as a text. */
final class DeclaredParameters {
    private DeclaredParameters() {}

    static void mistakes(SourceUnit source, Entry entry, List<Expression> arguments, Report report) {
        if (entry.method().getDeclaringClass() != Parameters.class
                || arguments.isEmpty()
                || !(arguments.get(0) instanceof ConstantExpression constant)
                || !(constant.getValue() instanceof String name)) {
            return;
        }
        OutlineReader.parameters(source.getAST()).ifPresent(declared -> {
            List<String> known = declared.stream().map(Parameter::name).toList();
            Optional<Parameter> meant =
                    declared.stream().filter(one -> one.name().equals(name)).findFirst();
            if (meant.isEmpty()) {
                report.mistake(
                        "dsl.unknown-parameter",
                        "there is no parameter '" + name + "'" + Spelling.hint(name, known),
                        known.isEmpty()
                                ? "params { " + type(entry.name()) + " '" + name + "' }"
                                : "declared: " + String.join(", ", known),
                        constant);
            } else if (!fits(meant.get().type(), entry.name())) {
                report.mistake(
                        "dsl.parameter-type",
                        "parameter '" + name + "' is a " + meant.get().type() + ", not a " + entry.name(),
                        "params." + meant.get().type() + "('" + name + "')",
                        constant);
            }
        });
    }

    /** The type to declare for a word that reads: {@code list} and {@code given} read a text. */
    private static String type(String word) {
        return word.equals("list") || word.equals("given") ? "text" : word;
    }

    private static boolean fits(String type, String word) {
        return word.equals("given") || type.equals(word) || (type.equals("text") && word.equals("list"));
    }
}

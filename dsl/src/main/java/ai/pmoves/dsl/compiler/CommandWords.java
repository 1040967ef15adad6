package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.Vocabulary.Entry;
import java.util.List;
import java.util.function.Function;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;

/** Commands that are said word by word, {@code run 'git', 'status'}: each word that is no text has a place of its own. */
final class CommandWords {
    private CommandWords() {}

    static boolean takes(Entry entry) {
        Class<?>[] types = entry.method().getParameterTypes();
        return types.length > 0 && types[types.length - 1] == String[].class;
    }

    /** A whole command in one text: a program that has blanks in its name is written with its folder. */
    static boolean oneText(Entry entry, List<Expression> arguments) {
        List<Expression> words = arguments.stream()
                .filter(argument -> !(argument instanceof MapExpression))
                .toList();
        return takes(entry)
                && words.size() == 1
                && words.get(0) instanceof ConstantExpression constant
                && constant.getText().strip().contains(" ")
                && !constant.getText().strip().split(" ", 2)[0].contains("/");
    }

    static void mistakes(
            String command, List<Expression> arguments, Function<Expression, ClassNode> types, Report report) {
        for (Expression argument : arguments) {
            ClassNode type = types.apply(argument);
            if (!(argument instanceof MapExpression) && !type.equals(ClassHelper.STRING_TYPE)) {
                report.mistake(
                        "dsl.arguments",
                        "'" + command + "' takes words, but was given " + TypeNames.of(type),
                        argument instanceof ConstantExpression
                                ? "'" + argument.getText() + "'"
                                : "word by word, each a text: " + command + " 'git', 'status'",
                        argument);
            }
        }
    }
}

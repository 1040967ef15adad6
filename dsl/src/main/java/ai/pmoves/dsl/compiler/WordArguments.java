package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.Vocabulary.Entry;
import ai.pmoves.dsl.language.Fingerprinted;
import ai.pmoves.kernel.Secret;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingSupport;
import org.jspecify.annotations.Nullable;

/** What words are given: too little, null, a secret where others can read it, and what is of no type that they take. */
final class WordArguments {
    private final OpenBlocks blocks;
    private final Function<Expression, ClassNode> types;
    private final Predicate<ClassNode> cascades;
    private final SourceUnit source;
    private final Report report;

    /** @param cascades whether something is of no known type because of a mistake that was told already */
    WordArguments(
            OpenBlocks blocks,
            Function<Expression, ClassNode> types,
            Predicate<ClassNode> cascades,
            SourceUnit source,
            Report report) {
        this.blocks = blocks;
        this.types = types;
        this.cascades = cascades;
        this.source = source;
        this.report = report;
    }

    void fitting(MethodCallExpression call, Entry entry, List<Expression> arguments) {
        for (Expression argument : arguments) {
            if (argument instanceof ConstantExpression constant && constant.isNullExpression()) {
                report.mistake(
                        "dsl.null",
                        "'" + entry.name() + "' cannot take null",
                        "leave the word out, or give it a value",
                        argument);
            }
        }
        Class<?>[] takes = entry.method().getParameterTypes();
        if (takes.length > 0 && takes[takes.length - 1].isArray()) {
            words(entry, arguments);
        }
        if (CommandWords.takes(entry) && arguments.stream().allMatch(MapExpression.class::isInstance)) {
            report.mistake(
                    "dsl.empty-command",
                    "'" + entry.name() + "' needs at least a program",
                    entry.name() + " 'git', 'status'",
                    call.getMethod());
        }
        if (CommandWords.oneText(entry, arguments)) {
            report.mistake(
                    "dsl.command-words",
                    "'" + entry.name() + "' takes a command word by word, and this is one word with blanks",
                    entry.name() + " 'git', 'status', or a line for the shell: sh 'git status'",
                    arguments.get(arguments.size() - 1));
        }
        NamedOptions.mistakes(entry, call, arguments, types, report);
        LiteralNames.mistakes(entry, arguments, blocks.isActing(), report);
        DeclaredParameters.mistakes(source, entry, arguments, report);
    }

    /** Groovy would make a text of anything for a word that takes several. */
    private void words(Entry entry, List<Expression> arguments) {
        boolean elements = entry.name().equals("needs");
        for (Expression argument : arguments) {
            ClassNode type = types.apply(argument);
            boolean list = is(type, Collection.class);
            boolean text = type.equals(ClassHelper.STRING_TYPE) || cascades.test(type);
            boolean element = is(type, Fingerprinted.class);
            if (isSecret(argument)) {
                secretAsText(argument);
            } else if (elements ? !(text || list || element) : list) {
                report.mistake(
                        "dsl.arguments",
                        "'" + entry.name() + "' takes " + (elements ? "names and elements of a stack" : "words")
                                + ", but was given " + TypeNames.of(type),
                        null,
                        argument);
            }
        }
    }

    void wrong(MethodCallExpression call, List<Entry> ways, ArgumentListExpression arguments, ClassNode[] given) {
        String name = ways.get(0).name();
        for (Expression argument : arguments.getExpressions()) {
            if (isSecret(argument)) {
                secretAsText(argument);
                return;
            }
            if (argument instanceof ConstantExpression constant && constant.isNullExpression()) {
                report.mistake(
                        "dsl.null",
                        "'" + name + "' cannot take null",
                        "leave the word out, or give it a value",
                        argument);
                return;
            }
        }
        if (ways.stream().allMatch(CommandWords::takes)) {
            CommandWords.mistakes(name, arguments.getExpressions(), types, report);
            return;
        }
        String takes = ways.stream().map(TypeNames::parameters).distinct().collect(Collectors.joining(" or "));
        report.mistake(
                "dsl.arguments",
                "'" + name + "' takes " + takes + ", but was given " + TypeNames.all(given),
                Arrays.stream(ways.get(0).method().getParameterTypes())
                        .map(Idioms::written)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseGet(() -> texts(ways.get(0))),
                call.getMethod());
    }

    /** Of several texts the types do not say which is which, their names do. */
    private static @Nullable String texts(Entry way) {
        List<Parameter> takes = List.of(way.method().getParameters());
        return takes.size() > 1 && takes.stream().allMatch(one -> one.getType() == String.class)
                ? takes.stream()
                        .map(one -> "'" + one.getName() + "'")
                        .collect(Collectors.joining(", ", way.name() + " ", ""))
                : null;
    }

    private static boolean is(ClassNode type, Class<?> wanted) {
        return StaticTypeCheckingSupport.implementsInterfaceOrIsSubclassOf(type, ClassHelper.make(wanted));
    }

    boolean isSecret(Expression expression) {
        return types.apply(expression).getName().equals(Secret.class.getName());
    }

    void secretAsText(Expression secret) {
        report.mistake(
                "dsl.secret-as-text",
                "a secret cannot become part of a text",
                "hand it to a command: secretEnv: [NAME: secret('NAME')]",
                secret);
    }
}

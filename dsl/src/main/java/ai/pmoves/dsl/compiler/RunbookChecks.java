package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.Vocabulary.Entry;
import ai.pmoves.dsl.language.Fingerprinted;
import ai.pmoves.dsl.language.RunbookScript;
import ai.pmoves.dsl.language.Spelling;
import ai.pmoves.dsl.language.Text;
import ai.pmoves.kernel.Secret;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingSupport;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;
import org.codehaus.groovy.transform.stc.TypeCheckingContext.EnclosingClosure;
import org.jspecify.annotations.Nullable;

/** Speaks of mistakes in the words of the language. Named by class in the compiler's settings, so public. */
public final class RunbookChecks extends AbstractTypeCheckingExtension {
    private static final Set<String> PRINTING = Set.of("print", "println", "printf");

    private final CheckerInsides insides;
    private final Set<ClosureExpression> unknownBlocks = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Mistake, ASTNode> mistakes = new LinkedHashMap<>();
    private final Set<ASTNode> excused = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Expression, Entry> unfinished = new LinkedHashMap<>();
    private final Set<Expression> finished = Collections.newSetFromMap(new IdentityHashMap<>());

    public RunbookChecks(StaticTypeCheckingVisitor visitor) {
        super(visitor);
        insides = new CheckerInsides(context);
        insides.reportEveryPlace();
    }

    @Override
    public boolean beforeVisitClass(ClassNode type) {
        new LoopVariables(getSourceUnit(), this::report).visitClass(type);
        return false;
    }

    @Override
    public List<MethodNode> handleMissingMethod(
            ClassNode receiver,
            String name,
            ArgumentListExpression arguments,
            ClassNode[] argumentTypes,
            MethodCall call) {
        // for x = v the checker asks for setX(v), without a place: an answer would hide the mistake
        if (!(call instanceof MethodCallExpression said) || said.getLineNumber() < 1) {
            return List.of();
        }
        if (MissingComma.between(said, getSourceUnit())) {
            excused.add(said.getObjectExpression());
            report("dsl.comma", "a comma is missing before '" + name + "'", null, said.getMethod());
            return List.of(newMethod(name, ClassHelper.OBJECT_TYPE));
        }
        Class<?> block = said.isImplicitThis()
                ? innermostBlock()
                : Vocabulary.find(receiver.getName()).orElse(null);
        if (block == null) {
            if (cascades(receiver)) {
                return List.of(newMethod(name, ClassHelper.OBJECT_TYPE));
            }
            if (receiver.equals(ClassHelper.OBJECT_TYPE) || receiver.equals(ClassHelper.VOID_TYPE)) {
                report(
                        "dsl.nothing-known",
                        "nothing is known of what stands before '." + name + "'",
                        "give it a type, such as: String text = ...",
                        said.getMethod());
                return List.of(newMethod(name, ClassHelper.OBJECT_TYPE));
            }
            report(
                    "dsl.unknown-method",
                    TypeNames.of(receiver) + " has no '" + name + described(argumentTypes) + "'"
                            + Spelling.hint(name, methodNames(receiver)),
                    null,
                    said.getMethod());
            return List.of(newMethod(name, ClassHelper.OBJECT_TYPE));
        }
        List<Entry> ways = Vocabulary.words(block).stream()
                .filter(entry -> entry.method().getName().equals(name))
                .toList();
        if (ways.isEmpty()) {
            String word = Vocabulary.wordOf(name);
            unknownWord(said.getMethod(), word, block, said.isImplicitThis());
            return meant(word, block, arguments);
        }
        if (Arrays.stream(argumentTypes).noneMatch(this::cascades)) {
            wrongArguments(said, ways, arguments, argumentTypes);
        }
        return List.of(insides.method(ways.get(0)));
    }

    /** Several texts could also take a map, made a text: named options mean the way that takes options. */
    @Override
    public List<MethodNode> handleAmbiguousMethods(List<MethodNode> ways, Expression origin) {
        boolean named = origin instanceof MethodCall call
                && call.getArguments() instanceof TupleExpression arguments
                && !arguments.getExpressions().isEmpty()
                && arguments.getExpression(0) instanceof MapExpression;
        List<MethodNode> fitting = ways.stream()
                .filter(way -> way.getParameters().length > 0
                        && way.getParameters()[0].getType().equals(ClassHelper.MAP_TYPE) == named)
                .toList();
        return fitting.size() == 1 ? fitting : ways;
    }

    @Override
    public boolean handleUnresolvedVariableExpression(VariableExpression variable) {
        if (variable.getLineNumber() < 1) {
            return false;
        }
        Class<?> block = innermostBlock();
        if (Vocabulary.names(block).contains(variable.getName())) {
            report(
                    "dsl.word-as-variable",
                    "'" + variable.getName() + "' is a word, not a variable",
                    "write it without '=': " + variable.getName() + " ...",
                    variable);
        } else {
            unknownWord(variable, variable.getName(), block, true);
        }
        makeDynamic(variable);
        return true;
    }

    @Override
    public boolean handleUnresolvedProperty(PropertyExpression property) {
        String name = String.valueOf(property.getPropertyAsString());
        if (property.getLineNumber() < 1) {
            return false;
        }
        if (MissingComma.between(property, getSourceUnit())) {
            report("dsl.comma", "a comma is missing before '" + name + "'", null, property.getProperty());
        } else {
            ClassNode type = getType(property.getObjectExpression());
            Class<?> known = Vocabulary.find(type.getName()).orElse(null);
            if (known == null) {
                return false;
            }
            unknownWord(property.getProperty(), name, known, false);
        }
        makeDynamic(property);
        return true;
    }

    @Override
    public void onMethodSelection(Expression expression, MethodNode target) {
        if (expression instanceof BinaryExpression sum && target.getName().equals("plus")) {
            List.of(sum.getLeftExpression(), sum.getRightExpression()).stream()
                    .filter(this::isSecret)
                    .forEach(this::secretAsText);
        }
        if (!(expression instanceof MethodCall call)) {
            return;
        }
        ClassNode owner = target.getDeclaringClass();
        List<Expression> arguments =
                call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : List.of();
        if (owner.getName().equals(Text.class.getName()) || target.getName().equals("plus")) {
            arguments.stream().filter(this::isSecret).forEach(this::secretAsText);
        }
        if (expression instanceof MethodCallExpression said) {
            finished.add(said.getObjectExpression());
            if (said.isImplicitThis()
                    && PRINTING.contains(target.getName())
                    && !owner.getName().startsWith("ai.pmoves.")) {
                report(
                        "dsl.print",
                        "'" + target.getName() + "' would write between the run's own lines",
                        "log 'text', inside action",
                        said.getMethod());
            }
            insides.entry(target).ifPresent(entry -> said(said, entry, arguments));
        }
    }

    private void said(MethodCallExpression call, Entry entry, List<Expression> arguments) {
        if (entry.word().then().length > 0 && call.getLineNumber() > 0) {
            unfinished.put(call, entry);
        }
        for (Expression argument : arguments) {
            if (argument instanceof ConstantExpression constant && constant.isNullExpression()) {
                report("dsl.null", "'" + entry.name() + "' cannot take null", null, argument);
            }
        }
        Class<?>[] takes = entry.method().getParameterTypes();
        if (takes.length > 0 && takes[takes.length - 1].isArray()) {
            words(entry, arguments);
        }
        if (CommandWords.takes(entry) && arguments.stream().allMatch(MapExpression.class::isInstance)) {
            report(
                    "dsl.empty-command",
                    "'" + entry.name() + "' needs at least a program",
                    entry.name() + " 'git', 'status'",
                    call.getMethod());
        }
        NamedOptions.mistakes(entry, call, arguments, this::getType, this::report);
        LiteralNames.mistakes(entry, arguments, isActing(), this::report);
        DeclaredParameters.mistakes(getSourceUnit(), entry, arguments, this::report);
    }

    /** Groovy would make a text of anything for a word that takes several. */
    private void words(Entry entry, List<Expression> arguments) {
        boolean elements = entry.name().equals("needs");
        for (Expression argument : arguments) {
            ClassNode type = getType(argument);
            boolean list = is(type, Collection.class);
            boolean text = type.equals(ClassHelper.STRING_TYPE) || cascades(type);
            boolean element = is(type, Fingerprinted.class);
            if (isSecret(argument)) {
                secretAsText(argument);
            } else if (elements ? !(text || list || element) : list) {
                report(
                        "dsl.arguments",
                        "'" + entry.name() + "' takes " + (elements ? "names and elements of a stack" : "words")
                                + ", but was given " + TypeNames.of(type),
                        null,
                        argument);
            }
        }
    }

    private static boolean is(ClassNode type, Class<?> wanted) {
        return StaticTypeCheckingSupport.implementsInterfaceOrIsSubclassOf(type, ClassHelper.make(wanted));
    }

    /** Where something is unknown, what is made of it is of no known type either: said once is enough. */
    private boolean cascades(ClassNode type) {
        return type.equals(ClassHelper.OBJECT_TYPE) && !mistakes.isEmpty();
    }

    @Override
    public void finish() {
        unfinished.forEach((call, entry) -> {
            if (!finished.contains(call)) {
                String next = Arrays.stream(entry.word().then())
                        .map(word -> "." + word + "(...)")
                        .collect(Collectors.joining(" or "));
                report("dsl.unfinished", "'" + entry.name() + "' alone does nothing yet", "end it with " + next, call);
            }
        });
        SourceUnit source = getSourceUnit();
        mistakes.forEach((mistake, at) -> {
            if (!excused.contains(at)) {
                source.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(mistake, source));
            }
        });
    }

    private boolean isSecret(Expression expression) {
        return getType(expression).getName().equals(Secret.class.getName());
    }

    private void secretAsText(Expression secret) {
        report(
                "dsl.secret-as-text",
                "a secret cannot become part of a text",
                "hand it to a command: secretEnv: [NAME: secret('NAME')]",
                secret);
    }

    private void wrongArguments(
            MethodCallExpression call, List<Entry> ways, ArgumentListExpression arguments, ClassNode[] types) {
        String name = ways.get(0).name();
        for (Expression argument : arguments.getExpressions()) {
            if (isSecret(argument)) {
                secretAsText(argument);
                return;
            }
            if (argument instanceof ConstantExpression constant && constant.isNullExpression()) {
                report("dsl.null", "'" + name + "' cannot take null", null, argument);
                return;
            }
        }
        if (ways.stream().allMatch(CommandWords::takes)) {
            CommandWords.mistakes(name, arguments.getExpressions(), this::getType, this::report);
            return;
        }
        String takes = ways.stream().map(TypeNames::parameters).distinct().collect(Collectors.joining(" or "));
        report(
                "dsl.arguments",
                "'" + name + "' takes " + takes + ", but was given " + described(types),
                null,
                call.getMethod());
    }

    private void unknownWord(ASTNode at, String name, Class<?> block, boolean alone) {
        Set<String> known = Vocabulary.names(block);
        List<Class<?>> elsewhere = alone ? Vocabulary.blocksThatKnow(name) : List.of();
        String here = Vocabulary.phrase(block);
        String allowed = alone ? "allowed here: " : "it has: ";
        if (!elsewhere.isEmpty()) {
            String places = elsewhere.stream().map(Vocabulary::phrase).collect(Collectors.joining(" or "));
            report("dsl.misplaced", "'" + name + "' is only known " + places, allowed + String.join(", ", known), at);
            return;
        }
        Set<String> near = new TreeSet<>(known);
        if (alone) {
            near.addAll(variables());
        }
        String message = alone ? "'" + name + "' is not known " + here : here + " has no '" + name + "'";
        report("dsl.unknown-word", message + Spelling.hint(name, near), allowed + String.join(", ", known), at);
    }

    /** Goes on as if the nearest word had been written, so that mistakes inside its block are found as well. */
    private List<MethodNode> meant(String name, Class<?> block, ArgumentListExpression arguments) {
        List<String> near = Spelling.near(name, Vocabulary.names(block));
        for (Entry entry : Vocabulary.words(block)) {
            if (!near.isEmpty()
                    && entry.name().equals(near.get(0))
                    && entry.method().getParameterCount()
                            == arguments.getExpressions().size()) {
                return List.of(insides.method(entry));
            }
        }
        arguments.getExpressions().stream()
                .filter(ClosureExpression.class::isInstance)
                .forEach(closure -> unknownBlocks.add((ClosureExpression) closure));
        return List.of(newMethod(name, ClassHelper.OBJECT_TYPE));
    }

    private Class<?> innermostBlock() {
        for (EnclosingClosure closure : context.getEnclosingClosureStack()) {
            Class<?> block = insides.delegate(closure.getClosureExpression()).orElse(null);
            if (block != null) {
                return block;
            }
        }
        return RunbookScript.class;
    }

    private boolean isActing() {
        return innermostBlock() == ai.pmoves.dsl.language.ActionWords.class;
    }

    private Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        for (EnclosingClosure enclosing : context.getEnclosingClosureStack()) {
            ClosureExpression closure = enclosing.getClosureExpression();
            names.addAll(closure.getVariableScope().getDeclaredVariables().keySet());
            if (closure.getCode() instanceof BlockStatement code) {
                names.addAll(code.getVariableScope().getDeclaredVariables().keySet());
            }
            if (closure.getParameters() != null) {
                Arrays.stream(closure.getParameters()).forEach(parameter -> names.add(parameter.getName()));
            }
        }
        return names;
    }

    private static Set<String> methodNames(ClassNode type) {
        Set<String> names = new TreeSet<>();
        type.getAllDeclaredMethods().forEach(method -> names.add(method.getName()));
        return names;
    }

    private static String described(ClassNode @Nullable [] types) {
        return types == null ? "" : Arrays.stream(types).map(TypeNames::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private void report(String code, String message, @Nullable String fix, ASTNode at) {
        boolean insideUnknown = context.getEnclosingClosureStack().stream()
                .anyMatch(closure -> unknownBlocks.contains(closure.getClosureExpression()));
        if (!insideUnknown) {
            mistakes.put(new Mistake(code, message, fix, at), at);
        }
    }

    private SourceUnit getSourceUnit() {
        return context.getSource();
    }
}

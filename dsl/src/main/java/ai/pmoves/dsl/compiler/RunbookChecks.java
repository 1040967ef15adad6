package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.Vocabulary.Entry;
import ai.pmoves.dsl.language.SessionScript;
import ai.pmoves.dsl.language.Text;
import ai.pmoves.kernel.Spelling;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;
import org.jspecify.annotations.Nullable;

/** Speaks of mistakes in the words of the language. Named by class in the compiler's settings, so public. */
public final class RunbookChecks extends AbstractTypeCheckingExtension {
    private static final Set<String> DURATIONS =
            Set.of("milliseconds", "second", "seconds", "minute", "minutes", "hour", "hours");
    private static final Set<String> PRINTING = Set.of("print", "println", "printf");

    private final CheckerInsides insides;
    private final Assignments assignments;
    private final OpenBlocks blocks;
    private final UnknownWords unknown;
    private final WordArguments given;
    private final Map<Mistake, ASTNode> mistakes = new LinkedHashMap<>();
    private final Set<ASTNode> excused = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Expression, Entry> unfinished = new LinkedHashMap<>();
    private final Set<Expression> finished = Collections.newSetFromMap(new IdentityHashMap<>());

    public RunbookChecks(StaticTypeCheckingVisitor visitor) {
        super(visitor);
        insides = new CheckerInsides(context);
        insides.reportEveryPlace();
        assignments = new Assignments(getSourceUnit());
        blocks = new OpenBlocks(context, insides);
        unknown = new UnknownWords(blocks, insides, this::report);
        given = new WordArguments(blocks, this::getType, this::cascades, getSourceUnit(), this::report);
    }

    @Override
    public boolean beforeVisitClass(ClassNode type) {
        new LoopVariables(getSourceUnit(), this::report).visitClass(type);
        assignments.visitClass(type);
        new Labels(getSourceUnit(), this::report).visitClass(type);
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
                ? blocks.innermost()
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
                    TypeNames.of(receiver) + " has no '" + name + TypeNames.all(argumentTypes) + "'"
                            + Spelling.hint(name, TypeNames.methods(receiver)),
                    null,
                    said.getMethod());
            return List.of(newMethod(name, ClassHelper.OBJECT_TYPE));
        }
        List<Entry> ways = Vocabulary.words(block).stream()
                .filter(entry -> entry.method().getName().equals(name))
                .toList();
        if (ways.isEmpty()) {
            String word = Vocabulary.wordOf(name);
            unknown.tell(said.getMethod(), word, block, said.isImplicitThis());
            return List.of(
                    unknown.meant(word, block, arguments).orElseGet(() -> newMethod(name, ClassHelper.OBJECT_TYPE)));
        }
        if (Arrays.stream(argumentTypes).noneMatch(this::cascades)) {
            given.wrong(said, ways, arguments, argumentTypes);
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
        Class<?> block = blocks.innermost();
        if (Vocabulary.names(block).contains(variable.getName())) {
            report(
                    "dsl.word-as-variable",
                    "'" + variable.getName() + "' is a word, not a variable",
                    assignments.contains(variable)
                            ? "write it without '=': " + variable.getName() + " ..."
                            : "something has to follow it: " + variable.getName() + " ...",
                    variable);
        } else if (assignments.contains(variable) && !Vocabulary.options().contains(variable.getName())) {
            report(
                    "dsl.undeclared",
                    "the variable '" + variable.getName() + "' is not declared",
                    "def " + variable.getName() + " = ...",
                    variable);
        } else {
            unknown.tell(variable, variable.getName(), block, true);
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
            if (known == null && ClassHelper.getWrapper(type).isDerivedFrom(ClassHelper.Number_TYPE)) {
                report(
                        "dsl.unknown-word",
                        "a number has no '" + name + "'" + Spelling.hint(name, DURATIONS),
                        Idioms.written(Duration.class),
                        property.getProperty());
                makeDynamic(property, ClassHelper.make(Duration.class));
                return true;
            }
            if (known == null) {
                return false;
            }
            unknown.tell(property.getProperty(), name, known, false);
        }
        makeDynamic(property);
        return true;
    }

    @Override
    public void onMethodSelection(Expression expression, MethodNode target) {
        if (expression instanceof BinaryExpression sum && target.getName().equals("plus")) {
            List.of(sum.getLeftExpression(), sum.getRightExpression()).stream()
                    .filter(given::isSecret)
                    .forEach(given::secretAsText);
        }
        if (!(expression instanceof MethodCall call)) {
            return;
        }
        ClassNode owner = target.getDeclaringClass();
        List<Expression> arguments =
                call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : List.of();
        if (owner.getName().equals(Text.class.getName()) || target.getName().equals("plus")) {
            arguments.stream().filter(given::isSecret).forEach(given::secretAsText);
        }
        if (expression instanceof MethodCallExpression said) {
            session(said, target, arguments);
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
            insides.entry(target).ifPresent(entry -> {
                if (entry.word().then().length > 0 && said.getLineNumber() > 0) {
                    unfinished.put(said, entry);
                }
                given.fitting(said, entry, arguments);
            });
        }
    }

    /** At a prompt: what is kept for the next line, and whether the line acts. */
    private void session(MethodCallExpression call, MethodNode target, List<Expression> arguments) {
        if (!(getSourceUnit().getAST().getNodeMetaData(SessionScope.class) instanceof SessionScope session)) {
            return;
        }
        if (target.getDeclaringClass().getName().equals(SessionScript.class.getName())
                && target.getName().equals("keep")
                && arguments.get(0) instanceof ConstantExpression name) {
            session.declared(String.valueOf(name.getValue()), getType(arguments.get(1)));
        }
        boolean word =
                insides.entry(target).filter(entry -> entry.word().acts()).isPresent();
        if (word || ActingMethods.contains(target)) {
            session.acts(Vocabulary.wordOf(target.getName()), call);
        }
    }

    /** Where something is unknown, what is made of it is of no known type either: said once is enough. */
    private boolean cascades(ClassNode type) {
        return type.equals(ClassHelper.OBJECT_TYPE)
                && (!mistakes.isEmpty()
                        || Attempt.readsAbsentTypes(getSourceUnit().getAST()));
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

    private void report(String code, String message, @Nullable String fix, ASTNode at) {
        if (!blocks.insideUnknown()) {
            mistakes.put(new Mistake(code, message, fix, at), at);
        }
    }

    private SourceUnit getSourceUnit() {
        return context.getSource();
    }
}

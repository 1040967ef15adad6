package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.ClosureFacts.Read;
import ai.pmoves.dsl.compiler.SourceTokens.Part;
import ai.pmoves.kernel.Sha256;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/** Notes for every block of a fresh syntax tree where it stands, what its text is and what it reads. */
final class BlockCollector extends CodeVisitorSupport {
    private static final Set<String> WAITS = Set.of("untilReady", "untilStatus");
    private static final Set<String> BOUNDS = Set.of("within", "every");

    private final SourceTokens tokens;
    private final Map<String, ClosureFacts> blocks = new HashMap<>();
    private final Deque<Set<Read>> open = new ArrayDeque<>();
    private final Deque<ASTNode> calls = new ArrayDeque<>();
    private final Set<MapEntryExpression> bounds = new LinkedHashSet<>();

    BlockCollector(SourceTokens tokens) {
        this.tokens = tokens;
    }

    Optional<ClosureFacts> at(ASTNode closure) {
        return Optional.ofNullable(blocks.get(place(closure)));
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        Set<Read> reads = new LinkedHashSet<>();
        open.push(reads);
        Deque<ASTNode> outer = new ArrayDeque<>(calls);
        calls.clear();
        super.visitClosureExpression(closure);
        calls.addAll(outer);
        open.pop();
        ASTNode statement = calls.isEmpty() ? closure : calls.peek();
        String text = tokens.normalised(
                Part.of(closure), bounds.stream().map(Part::of).toList());
        blocks.put(
                place(closure),
                new ClosureFacts(
                        statement.getLineNumber(),
                        statement.getColumnNumber(),
                        Sha256.of(text),
                        java.util.List.copyOf(reads)));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (first(call).isPresent()) {
            read(call, literal(call).orElse(Read.COMPUTED));
        }
        if (WAITS.contains(String.valueOf(call.getMethodAsString()))
                && call.getArguments() instanceof TupleExpression arguments) {
            arguments.getExpressions().forEach(this::noteBounds);
        }
        calls.push(call);
        super.visitMethodCallExpression(call);
        calls.pop();
    }

    /** How long is waited changes nothing of what is done: no more than a timeout does it count when a step is compared. */
    private void noteBounds(Expression argument) {
        if (argument instanceof MapExpression options) {
            options.getMapEntryExpressions().stream()
                    .filter(option -> option.getKeyExpression() instanceof ConstantExpression name
                            && BOUNDS.contains(String.valueOf(name.getValue())))
                    .forEach(bounds::add);
        }
    }

    @Override
    public void visitMapEntryExpression(MapEntryExpression entry) {
        if (!bounds.contains(entry)) {
            super.visitMapEntryExpression(entry);
        }
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (isVariable(property.getObjectExpression(), "platform")) {
            note("platform", String.valueOf(property.getPropertyAsString()));
        }
        super.visitPropertyExpression(property);
    }

    private void read(MethodCallExpression call, String name) {
        String word = String.valueOf(call.getMethodAsString());
        if (isVariable(call.getObjectExpression(), "params")) {
            note("param", name);
        } else if (isVariable(call.getObjectExpression(), "platform")) {
            note(word, name);
        } else if (call.isImplicitThis() && (word.equals("env") || word.equals("secret") || word.equals("output"))) {
            note(word, name);
        }
    }

    private void note(String kind, String name) {
        open.forEach(reads -> reads.add(new Read(kind, name)));
    }

    static boolean isVariable(Expression expression, String name) {
        return expression instanceof VariableExpression variable
                && variable.getName().equals(name);
    }

    /** The first argument that is not a named one, if it is written out. */
    static Optional<String> literal(MethodCallExpression call) {
        return first(call)
                .map(argument -> argument instanceof ConstantExpression constant ? constant.getValue() : null)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static Optional<Expression> first(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression arguments
                ? arguments.getExpressions().stream()
                        .filter(argument -> !(argument instanceof MapExpression))
                        .findFirst()
                : Optional.empty();
    }

    private static String place(@Nullable ASTNode node) {
        return node == null
                ? ""
                : node.getLineNumber() + ":" + node.getColumnNumber() + "-" + node.getLastLineNumber() + ":"
                        + node.getLastColumnNumber();
    }
}

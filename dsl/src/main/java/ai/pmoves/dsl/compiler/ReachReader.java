package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.Reach;
import ai.pmoves.dsl.Reach.Does;
import ai.pmoves.dsl.Reach.Kind;
import ai.pmoves.gateway.Lineup;
import ai.pmoves.routing.Provider;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Reads what a file reaches from a syntax tree that is fresh from the parser. */
public final class ReachReader extends TreeReader {
    private static final Map<String, Kind> WORDS = Map.of(
            "run", Kind.SHELL,
            "exec", Kind.SHELL,
            "sh", Kind.SHELL,
            "generate", Kind.SECRETS,
            "secret", Kind.SECRETS,
            "env", Kind.ENVIRONMENT,
            "probe", Kind.HTTP,
            "smoke", Kind.HTTP);
    private static final Map<String, Kind> ROOMS =
            Map.of("docker", Kind.DOCKER, "engine", Kind.DOCKER, "http", Kind.HTTP, "files", Kind.FILES);
    /** Of what an audit or an inventory gives: they end in a file. */
    private static final Set<String> WRITES = Set.of("write", "writeBaseline", "writePatch");
    /** Doors out of the language that every object has. */
    private static final Set<String> DOORS =
            Set.of("execute", "getClass", "getMetaClass", "invokeMethod", "evaluate", "newInstance", "forName");

    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");

    private static final int LONGEST = 200;

    private final RunbookSource source;
    private final List<String> lines;
    private final Path folder;
    private final Set<Does> does = new LinkedHashSet<>();
    private final Set<Path> uses = new LinkedHashSet<>();
    private final Set<Started> started = new LinkedHashSet<>();
    private final Deque<String> steps = new ArrayDeque<>();
    private int policies;

    private ReachReader(RunbookSource source) {
        super(source);
        this.source = source;
        this.lines = List.of(source.text().split("\n", -1));
        Path parent = source.file().getParent();
        this.folder = parent == null ? source.file() : parent;
    }

    /** @param project what relative paths in the runbook's commands begin at */
    public static Reach read(RunbookSource source, ModuleNode tree, Path project) {
        ReachReader reader = new ReachReader(source);
        tree.getImports().forEach(reader::code);
        tree.getStarImports().forEach(reader::code);
        tree.getStaticImports().values().forEach(reader::code);
        tree.getStaticStarImports().values().forEach(reader::code);
        tree.getClasses().stream().filter(type -> !type.isScript()).forEach(reader::code);
        tree.getMethods().forEach(reader::code);
        reader.in(tree);
        return new Reach(
                source.file(),
                source.text(),
                List.copyOf(reader.does),
                List.copyOf(reader.uses),
                Scripts.of(reader.started, project));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String word = String.valueOf(call.getMethodAsString());
        Expression receiver = call.getObjectExpression();
        boolean step = call.isImplicitThis() && word.equals("step") && OutlineReader.block(call) != null;
        boolean policy = call.isImplicitThis() && word.equals("routing");
        if (step) {
            steps.push(BlockCollector.literal(call).orElseGet(() -> name(call)));
        }
        policies += policy ? 1 : 0;
        if (policy) {
            policy(call);
        } else if (call.isImplicitThis() && policies > 0 && leadsSomewhere(word)) {
            asked(call, word);
        } else if (call.isImplicitThis() && policies > 0 && word.equals("value")) {
            note(Kind.ENVIRONMENT, call);
        } else if (call.isImplicitThis()) {
            word(call, word);
        } else if (receiver instanceof VariableExpression variable && ROOMS.containsKey(variable.getName())) {
            note(ROOMS.get(variable.getName()), call);
        } else if (BlockCollector.isVariable(receiver, "params") && word.equals("secret")) {
            note(Kind.SECRETS, call);
        } else if (WRITES.contains(word)) {
            note(Kind.FILES, call);
        } else if (DOORS.contains(word) || call.getMethodAsString() == null || isType(receiver)) {
            note(Kind.CODE, call);
        }
        super.visitMethodCallExpression(call);
        policies -= policy ? 1 : 0;
        if (step) {
            steps.pop();
        }
    }

    /** {@code routing(envFiles: ...) { }} and {@code routing(from: ...)}. */
    private void policy(MethodCallExpression call) {
        OutlineReader.option(call, "envFiles")
                .ifPresent(files -> add("", Kind.SECRETS, "envFiles: " + text(files), files));
        OutlineReader.option(call, "from")
                .filter(ConstantExpression.class::isInstance)
                .ifPresent(from -> uses.add(folder.resolve(from.getText()).normalize()));
    }

    /** A provider: nobody asks it while it is declared, but whoever carries the policy out does, and shows it the key. */
    private void asked(MethodCallExpression call, String word) {
        StringBuilder words = new StringBuilder(word + " " + name(call));
        OutlineReader.option(call, "at").ifPresent(at -> words.append(", at: ").append(text(at)));
        for (String option : List.of("key", "keys")) {
            OutlineReader.option(call, option)
                    .ifPresent(value ->
                            words.append(", ").append(variables(value).orElseGet(() -> option + ": " + text(value))));
        }
        Provider.Kind kind = WrittenPolicies.PROVIDERS.get(word);
        boolean named = kind != null && OutlineReader.option(call, "at").isEmpty();
        add("routing", Kind.HTTP, words + (named ? ", " + Lineup.SERVICES.get(kind) : ""), call);
    }

    private static boolean leadsSomewhere(String word) {
        return word.equals("reachable") || WrittenPolicies.PROVIDERS.containsKey(word);
    }

    /** Names of variables as nobody takes them for keys; a key that stands there itself is written as it is, and not shown. */
    private static Optional<String> variables(Expression written) {
        List<Expression> names = written instanceof ListExpression list ? list.getExpressions() : List.of(written);
        return names.stream()
                        .allMatch(name -> name instanceof ConstantExpression
                                && VARIABLE.matcher(name.getText()).matches())
                ? Optional.of("key " + names.stream().map(Expression::getText).collect(Collectors.joining(" or ")))
                : Optional.empty();
    }

    private void word(MethodCallExpression call, String word) {
        if (call.getMethodAsString() == null || DOORS.contains(word)) {
            note(Kind.CODE, call);
        } else if (word.equals("use")) {
            BlockCollector.literal(call)
                    .ifPresentOrElse(
                            written -> uses.add(folder.resolve(written).normalize()), () -> note(Kind.CODE, call));
        } else if (WORDS.containsKey(word) && !(word.equals("secret") && steps.isEmpty() && isDeclared(call))) {
            if (WORDS.get(word) == Kind.SHELL) {
                Started command = StartedReader.of(word, call);
                started.add(command);
                add(step(), Kind.SHELL, text(call), call, command.unnamed());
            } else {
                note(WORDS.get(word), call);
            }
        }
    }

    /** {@code secret 'name', about: '...'} in params is a declaration like the others; its reading is seen where it is read. */
    private static boolean isDeclared(MethodCallExpression call) {
        return OutlineReader.option(call, "about").isPresent()
                || OutlineReader.option(call, "required").isPresent();
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression made) {
        note(Kind.CODE, made);
        super.visitConstructorCallExpression(made);
    }

    @Override
    public void visitMethodPointerExpression(MethodPointerExpression pointer) {
        note(Kind.CODE, pointer);
        super.visitMethodPointerExpression(pointer);
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        String name = String.valueOf(property.getPropertyAsString());
        if (name.equals("class") || name.equals("metaClass") || isType(property.getObjectExpression())) {
            note(Kind.CODE, property);
        }
        super.visitPropertyExpression(property);
    }

    /** Before names are resolved, by how it is spelled. */
    private static boolean isType(Expression receiver) {
        String name = receiver instanceof VariableExpression variable
                ? variable.getName()
                : receiver instanceof PropertyExpression property ? property.getPropertyAsString() : null;
        return name != null && !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }

    private void code(ASTNode node) {
        String text = node instanceof ClassNode type ? "class " + type.getNameWithoutPackage() : text(node);
        does.add(new Does("", Kind.CODE, text, Math.max(1, node.getLineNumber())));
    }

    private void note(Kind kind, ASTNode node) {
        add(step(), kind, text(node), node);
    }

    private String step() {
        return steps.isEmpty() ? "" : steps.peek();
    }

    private void add(String step, Kind kind, String words, ASTNode node) {
        add(step, kind, words, node, false);
    }

    private void add(String step, Kind kind, String words, ASTNode node, boolean unnamed) {
        if (does.stream()
                .noneMatch(one -> one.step().equals(step)
                        && one.kind() == kind
                        && one.words().equals(words))) {
            does.add(new Does(step, kind, words, node.getLineNumber(), unnamed));
        }
    }

    private String name(MethodCallExpression step) {
        if (step.getArguments() instanceof TupleExpression arguments) {
            for (Expression argument : arguments.getExpressions()) {
                if (!(argument instanceof MapExpression)) {
                    return text(argument);
                }
            }
        }
        return "?";
    }

    /** The parser lets a call in a chain begin at its arguments. */
    private static ASTNode beginning(ASTNode node) {
        ASTNode first = node;
        while (first instanceof MethodCallExpression call
                && !call.isImplicitThis()
                && call.getObjectExpression().getLineNumber() > 0) {
            first = call.getObjectExpression();
        }
        return first;
    }

    /** As it is written, on one line and not longer than can be read. */
    private String text(ASTNode node) {
        ASTNode begin = beginning(node);
        int first = begin.getLineNumber();
        int last = Math.min(node.getLastLineNumber(), lines.size());
        if (first < 1 || last < first) {
            return node.getText();
        }
        StringBuilder text = new StringBuilder();
        for (int line = first; line <= last && text.length() < LONGEST; line++) {
            String whole = lines.get(line - 1);
            int from = line == first ? Math.min(whole.length(), begin.getColumnNumber() - 1) : 0;
            int to = line == last ? Math.min(whole.length(), node.getLastColumnNumber() - 1) : whole.length();
            text.append(whole, from, Math.max(from, to)).append(' ');
        }
        String one = text.toString().replaceAll("\\s+", " ").strip();
        return one.length() <= LONGEST ? one : one.substring(0, LONGEST);
    }
}

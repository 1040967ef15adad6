package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.Runbooks.Outline;
import ai.pmoves.dsl.Runbooks.Parameter;
import ai.pmoves.kernel.PmovesException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** Reads name, about and parameters from the bare syntax tree. What is not written out is left out. */
public final class OutlineReader {
    static final Set<String> BEGINNINGS = Set.of("runbook", "steps");
    private static final Set<String> TYPES =
            Set.of("text", "number", "flag", "directory", "file", "choice", "duration", "secret");

    private OutlineReader() {}

    public static Outline read(RunbookSource source, ModuleNode tree) {
        for (MethodCallExpression call : calls(tree.getStatementBlock())) {
            if (BEGINNINGS.contains(word(call))) {
                boolean shared = !"runbook".equals(word(call));
                String name = BlockCollector.literal(call).orElse("");
                List<MethodCallExpression> inside = calls(block(call));
                List<Parameter> own = declaresNone(inside) && !shared ? inherited(source, inside) : parameters(inside);
                return new Outline(name, about(inside), source.file(), own, shared);
            }
        }
        return new Outline("", "", source.file(), List.of(), false);
    }

    /** The parameters that the file declares, or nothing where it may declare more than is written out. */
    static Optional<List<Parameter>> parameters(ModuleNode tree) {
        for (MethodCallExpression call : calls(tree.getStatementBlock())) {
            if (BEGINNINGS.contains(word(call))) {
                return Optional.of(parameters(calls(block(call))));
            }
        }
        return Optional.empty();
    }

    private static boolean declaresNone(List<MethodCallExpression> calls) {
        return calls.stream().noneMatch(call -> word(call).equals("params"));
    }

    /** A runbook without params has those of the files that it uses, as far as it gives them no value. */
    private static List<Parameter> inherited(RunbookSource source, List<MethodCallExpression> calls) {
        Map<String, Parameter> all = new LinkedHashMap<>();
        for (MethodCallExpression call : calls) {
            if (word(call).equals("use")) {
                BlockCollector.literal(call).stream()
                        .flatMap(used -> declaredIn(used, source).stream())
                        .filter(parameter -> option(call, parameter.name()).isEmpty())
                        .forEach(parameter -> all.putIfAbsent(parameter.name(), parameter));
            }
        }
        return List.copyOf(all.values());
    }

    /** Those that stand in the file itself; none where it cannot be read, which is told when the runbook is checked. */
    private static List<Parameter> declaredIn(String used, RunbookSource user) {
        try {
            Path file = user.file().resolveSibling(used).normalize();
            return Files.isRegularFile(file)
                    ? parameters(new RunbookCompiler().parse(RunbookSource.read(file)))
                            .orElse(List.of())
                    : List.of();
        } catch (PmovesException | InvalidPathException e) {
            return List.of();
        }
    }

    private static String about(List<MethodCallExpression> calls) {
        return calls.stream()
                .filter(call -> word(call).equals("about"))
                .flatMap(call -> BlockCollector.literal(call).stream())
                .findFirst()
                .orElse("");
    }

    private static List<Parameter> parameters(List<MethodCallExpression> calls) {
        return calls.stream()
                .filter(call -> word(call).equals("params"))
                .flatMap(call -> calls(block(call)).stream())
                .filter(call -> TYPES.contains(word(call)))
                .map(OutlineReader::parameter)
                .toList();
    }

    private static Parameter parameter(MethodCallExpression call) {
        String type = word(call);
        @Nullable
        String byDefault = option(call, "byDefault").map(OutlineReader::text).orElse(null);
        if (type.equals("flag") && byDefault == null) {
            byDefault = "false";
        }
        boolean optional =
                option(call, "required").map(OutlineReader::text).orElse("true").equals("false");
        List<String> choices = option(call, "of")
                .filter(ListExpression.class::isInstance)
                .map(list -> ((ListExpression) list)
                        .getExpressions().stream().map(OutlineReader::text).toList())
                .orElse(List.of());
        return new Parameter(
                BlockCollector.literal(call).orElse(""),
                type,
                option(call, "about").map(OutlineReader::text).orElse(""),
                byDefault,
                choices,
                byDefault == null && !optional);
    }

    /** A duration literal such as {@code 2.minutes} reads {@code 2m}, as it would be typed. */
    private static String text(Expression expression) {
        if (expression instanceof ConstantExpression constant) {
            return String.valueOf(constant.getValue());
        }
        if (expression instanceof PropertyExpression property) {
            String unit = String.valueOf(property.getPropertyAsString());
            String amount = property.getObjectExpression().getText();
            return amount + Map.of("milliseconds", "ms").getOrDefault(unit, unit.substring(0, 1));
        }
        return expression.getText();
    }

    static Optional<Expression> option(MethodCallExpression call, String name) {
        if (call.getArguments() instanceof TupleExpression arguments) {
            for (Expression argument : arguments.getExpressions()) {
                if (argument instanceof MapExpression map) {
                    for (MapEntryExpression entry : map.getMapEntryExpressions()) {
                        if (entry.getKeyExpression().getText().equals(name)) {
                            return Optional.of(entry.getValueExpression());
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    static String word(MethodCallExpression call) {
        return call.isImplicitThis() ? String.valueOf(call.getMethodAsString()) : "";
    }

    static @Nullable Statement block(MethodCallExpression call) {
        if (call.getArguments() instanceof TupleExpression arguments) {
            for (Expression argument : arguments.getExpressions()) {
                if (argument instanceof ClosureExpression closure) {
                    return closure.getCode();
                }
            }
        }
        return null;
    }

    private static List<MethodCallExpression> calls(@Nullable Statement code) {
        List<MethodCallExpression> calls = new ArrayList<>();
        if (code instanceof BlockStatement block) {
            for (Statement statement : block.getStatements()) {
                if (statement instanceof ExpressionStatement only
                        && only.getExpression() instanceof MethodCallExpression call) {
                    calls.add(call);
                }
            }
        }
        return calls;
    }
}

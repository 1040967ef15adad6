package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.dsl.language.RunbookWords;
import ai.pmoves.dsl.language.StepNames;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would refuse, as far as it is written out: a file without a runbook, a name that is none, a path twice, a circle,
 * a need that nothing bears, a policy of models that cannot hold. Where a name is computed anything may bear it, so then needs are left to the plan; where only a key
 * is, those of that name are.
 */
final class WrittenSteps {
    private static final Set<String> DECLARING = Set.of("step", "group", "use");
    private static final Set<String> GROUP_WORDS = Vocabulary.names(RunbookWords.class);

    private record Need(String name, Location where) {}

    /** @param always whether it is declared whatever the parameters are */
    private record Written(StepPath path, String group, Location where, boolean always, List<Need> needs) {}

    private final RunbookSource source;
    private final List<Written> steps = new ArrayList<>();
    private final List<Problem> names = new ArrayList<>();
    private final Set<String> keyedByValues = new HashSet<>();
    private boolean computed;

    private WrittenSteps(RunbookSource source) {
        this.source = source;
    }

    /** @param tree fresh from the parser */
    static List<Problem> problems(RunbookSource source, ModuleNode tree) {
        Optional<MethodCallExpression> beginning = beginning(tree);
        if (beginning.isEmpty()) {
            return blockOfUnknownWord(tree)
                    ? List.of()
                    : Mistakes.noRunbook(source.file()).problems();
        }
        WrittenSteps written = new WrittenSteps(source);
        written.block(OutlineReader.block(beginning.get()), "", true);
        List<Problem> problems = new ArrayList<>(written.names);
        problems.addAll(new StepsWithoutAction(source).in(tree));
        problems.addAll(new RestartNames(source).in(tree));
        problems.addAll(new WrittenPolicies(source).in(tree));
        if (!written.computed && OutlineReader.word(beginning.get()).equals("runbook")) {
            problems.addAll(written.unknownNeeds());
        }
        problems.addAll(written.planned());
        return problems;
    }

    private static Optional<MethodCallExpression> beginning(ModuleNode tree) {
        List<MethodCallExpression> found = new ArrayList<>();
        tree.getStatementBlock().visit(new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (OutlineReader.BEGINNINGS.contains(OutlineReader.word(call))) {
                    found.add(call);
                }
                super.visitMethodCallExpression(call);
            }
        });
        return found.stream().findFirst();
    }

    /** It may be the misspelled beginning. */
    private static boolean blockOfUnknownWord(ModuleNode tree) {
        return tree.getStatementBlock().getStatements().stream()
                .anyMatch(statement -> statement instanceof ExpressionStatement only
                        && only.getExpression() instanceof MethodCallExpression call
                        && OutlineReader.block(call) != null);
    }

    private void block(@Nullable Statement code, String group, boolean always) {
        if (code instanceof BlockStatement block) {
            block.getStatements().forEach(statement -> block(statement, group, always));
        } else if (code instanceof IfStatement choice) {
            block(choice.getIfBlock(), group, false);
            block(choice.getElseBlock(), group, false);
        } else if (code instanceof ExpressionStatement only
                && only.getExpression() instanceof MethodCallExpression call
                && DECLARING.contains(OutlineReader.word(call))) {
            declared(call, group, always);
        } else if (code instanceof ExpressionStatement only
                && only.getExpression() instanceof MethodCallExpression call
                && OutlineReader.block(call) != null
                && call.isImplicitThis()
                && !GROUP_WORDS.contains(OutlineReader.word(call))) {
            // a word that there is not may be a misspelled step
            computed = true;
        } else if (code != null) {
            mayDeclare(code);
        }
    }

    private void declared(MethodCallExpression call, String group, boolean always) {
        Optional<StepPath> path = path(call, group);
        switch (OutlineReader.word(call)) {
            case "group" ->
                path.ifPresentOrElse(
                        inner -> block(OutlineReader.block(call), inner.value(), always), () -> computed = true);
            case "step" -> {
                Statement block = OutlineReader.block(call);
                path.ifPresentOrElse(
                        step -> steps.add(new Written(step, group, at(call), always, needs(block))),
                        () -> unwritten(call));
                if (block != null) {
                    mayDeclare(block);
                }
            }
            default -> computed = true;
        }
    }

    /** A step whose whole name is not known. */
    private void unwritten(MethodCallExpression step) {
        BlockCollector.literal(step).ifPresentOrElse(keyedByValues::add, () -> computed = true);
    }

    private void mayDeclare(Statement code) {
        code.visit(new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                String word = OutlineReader.word(call);
                if (word.equals("step")) {
                    unwritten(call);
                } else {
                    computed |= DECLARING.contains(word);
                }
                super.visitMethodCallExpression(call);
            }
        });
    }

    /** Whether a step that is not wholly known may bear the name. */
    private boolean mayBeBorne(String need) {
        String last = need.substring(need.lastIndexOf('/') + 1);
        return keyedByValues.contains(last.contains("[") ? last.substring(0, last.indexOf('[')) : last);
    }

    /** Nothing where the name or the key is no written text, or no name at all. */
    private Optional<StepPath> path(MethodCallExpression call, String group) {
        Optional<String> key = OutlineReader.option(call, "key").map(WrittenSteps::text);
        boolean keyed = OutlineReader.option(call, "key").isPresent();
        Optional<String> name = BlockCollector.literal(call);
        if (name.isEmpty() || (keyed && key.isEmpty())) {
            return Optional.empty();
        }
        try {
            return Optional.of(StepPath.of(keyed ? name.get() + "[" + key.get() + "]" : name.get())
                    .in(group));
        } catch (IllegalArgumentException e) {
            names.addAll(Mistakes.name(e).problems().stream()
                    .map(problem -> problem.at(at(call)))
                    .toList());
            return Optional.empty();
        }
    }

    private List<Need> needs(@Nullable Statement step) {
        List<Need> needs = new ArrayList<>();
        if (step instanceof BlockStatement block) {
            for (Statement statement : block.getStatements()) {
                if (statement instanceof ExpressionStatement only
                        && only.getExpression() instanceof MethodCallExpression call
                        && OutlineReader.word(call).equals("needs")
                        && call.getArguments() instanceof TupleExpression arguments) {
                    collect(arguments.getExpressions(), needs);
                }
            }
        }
        return needs;
    }

    private void collect(List<Expression> targets, List<Need> needs) {
        for (Expression target : targets) {
            String name = text(target);
            if (name != null) {
                needs.add(new Need(name, at(target)));
            } else if (target instanceof ListExpression list) {
                collect(list.getExpressions(), needs);
            }
        }
    }

    private List<Problem> unknownNeeds() {
        StepNames names = names(steps);
        List<Problem> problems = new ArrayList<>();
        for (Written step : steps) {
            for (Need need : step.needs()) {
                Set<StepPath> meant = names.named(need.name(), step.group());
                meant.remove(step.path());
                if (meant.isEmpty() && !mayBeBorne(need.name())) {
                    problems.add(
                            Problem.error("dsl.unknown-need", names.unknown(step.path(), step.group(), need.name()))
                                    .at(need.where()));
                }
            }
        }
        return problems;
    }

    /** What a plan of the steps that are always declared refuses. */
    private List<Problem> planned() {
        List<Written> always = steps.stream().filter(Written::always).toList();
        StepNames names = names(always);
        List<Step> planned = new ArrayList<>();
        for (Written step : always) {
            Step.Builder builder =
                    Step.named(step.path().value()).at(step.where()).action(context -> null);
            if (!computed) {
                for (Need need : step.needs()) {
                    if (mayBeBorne(need.name())) {
                        continue;
                    }
                    Set<StepPath> meant = names.named(need.name(), step.group());
                    meant.remove(step.path());
                    builder.needs(meant);
                }
            }
            planned.add(builder.build());
        }
        try {
            new Plan("lint", source.file(), source.text(), "", "lint", "", Map.of(), planned, List.of());
            return List.of();
        } catch (PmovesException e) {
            return e.problems();
        }
    }

    private static StepNames names(List<Written> steps) {
        return new StepNames(steps.stream().map(Written::path).toList());
    }

    private Location at(ASTNode node) {
        return new Location(source.file(), node.getLineNumber(), node.getColumnNumber());
    }

    private static @Nullable String text(Expression expression) {
        return expression instanceof ConstantExpression constant && constant.getValue() instanceof String text
                ? text
                : null;
    }
}

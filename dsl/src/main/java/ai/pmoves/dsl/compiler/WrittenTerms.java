package ai.pmoves.dsl.compiler;

import ai.pmoves.kernel.Location;
import ai.pmoves.routing.Budget;
import ai.pmoves.routing.Condition;
import ai.pmoves.routing.Terms;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/** The terms on which a tier or a provider is asked, as far as they are written out; what is computed is left to the plan. */
final class WrittenTerms {
    private static final long SOME_AMOUNT = 1;
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "milliseconds", ChronoUnit.MILLIS,
            "second", ChronoUnit.SECONDS,
            "seconds", ChronoUnit.SECONDS,
            "minute", ChronoUnit.MINUTES,
            "minutes", ChronoUnit.MINUTES,
            "hour", ChronoUnit.HOURS,
            "hours", ChronoUnit.HOURS);

    private final Function<ASTNode, Location> places;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Budget> budgets = new ArrayList<>();

    WrittenTerms(Function<ASTNode, Location> places) {
        this.places = places;
    }

    Terms terms() {
        return new Terms(conditions, budgets);
    }

    /** @param word what the call means, where that is a word of terms */
    void take(String word, MethodCallExpression call) {
        switch (word) {
            case "budget" -> budget(call);
            case "onlyOn" ->
                texts(call).ifPresent(names -> conditions.add(new Condition.Platforms(names, places.apply(call))));
            case "onlyWhen" ->
                arguments(call).stream()
                        .filter(argument -> argument instanceof MethodCallExpression what
                                && OutlineReader.word(what).equals("reachable"))
                        .forEach(what -> texts((MethodCallExpression) what)
                                .filter(at -> at.size() == 1)
                                .ifPresent(
                                        at -> conditions.add(new Condition.Reachable(at.get(0), places.apply(what)))));
            default -> {}
        }
    }

    private void budget(MethodCallExpression call) {
        OutlineReader.option(call, "per")
                .filter(VariableExpression.class::isInstance)
                .flatMap(per -> Stream.of(Budget.Period.values())
                        .filter(period -> period.name().toLowerCase(Locale.ROOT).equals(per.getText()))
                        .findFirst())
                .ifPresent(period -> budgets.add(
                        new Budget(amount(call, "requests"), amount(call, "tokens"), period, places.apply(call))));
    }

    private static @Nullable Long amount(MethodCallExpression call, String option) {
        return OutlineReader.option(call, option)
                .map(written -> whole(written).orElse(SOME_AMOUNT))
                .orElse(null);
    }

    /** A whole number. */
    static Optional<Long> whole(Expression written) {
        if (written instanceof UnaryMinusExpression minus) {
            return whole(minus.getExpression()).map(amount -> -amount);
        }
        return written instanceof ConstantExpression constant
                        && (constant.getValue() instanceof Integer || constant.getValue() instanceof Long)
                ? Optional.of(((Number) constant.getValue()).longValue())
                : Optional.empty();
    }

    /** {@code 20.seconds}. */
    static Optional<Duration> duration(Expression written) {
        return written instanceof PropertyExpression property
                ? Optional.ofNullable(UNITS.get(String.valueOf(property.getPropertyAsString())))
                        .flatMap(unit -> whole(property.getObjectExpression()).map(amount -> Duration.of(amount, unit)))
                : Optional.empty();
    }

    /** What is said without a name. */
    static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple
                ? tuple.getExpressions().stream()
                        .filter(argument -> !(argument instanceof MapExpression))
                        .toList()
                : List.of();
    }

    private static Optional<List<String>> texts(MethodCallExpression call) {
        List<String> texts = arguments(call).stream()
                .flatMap(argument -> WrittenPolicies.text(argument).stream())
                .toList();
        return texts.size() == arguments(call).size() ? Optional.of(texts) : Optional.empty();
    }
}

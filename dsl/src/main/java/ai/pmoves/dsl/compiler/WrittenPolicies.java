package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.RouteWords;
import ai.pmoves.dsl.language.RoutingTierWords;
import ai.pmoves.dsl.language.RoutingWords;
import ai.pmoves.platforms.Platforms;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.PolicyCheck;
import ai.pmoves.routing.Provider;
import ai.pmoves.routing.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would refuse in {@code routing { }}, as far as it is written out. Where a provider or a route may be declared that is
 * not written out, the whole policy is left to the plan; where only an address, a key or a model is computed, that alone is.
 */
final class WrittenPolicies extends TreeReader {
    /** Who declares a provider: each kind has the word of its name, as each kind of route has. */
    static final Map<String, Provider.Kind> PROVIDERS = words(Provider.Kind.values());

    private static final Map<String, Policy.Kind> ROUTES = words(Policy.Kind.values());
    /** For what is there and computed: it is not looked at. */
    private static final String SOME_KEY = "COMPUTED";

    private static final Duration SOME_LIMIT = Duration.ofSeconds(1);

    private static <K extends Enum<K>> Map<String, K> words(K[] kinds) {
        return Stream.of(kinds)
                .collect(Collectors.toUnmodifiableMap(
                        kind -> kind.name().toLowerCase(Locale.ROOT), Function.identity()));
    }

    WrittenPolicies(RunbookSource source) {
        super(source);
    }

    /** It is not written out. */
    private static final class Computed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Computed() {
            super(null, null, false, false);
        }
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        Statement block = OutlineReader.block(call);
        if (call.isImplicitThis() && OutlineReader.word(call).equals("routing") && block != null) {
            try {
                PolicyCheck.of(policy(block), Platforms.NAMES).forEach(this::found);
            } catch (Computed e) {
                // the plan knows
            }
        }
        super.visitMethodCallExpression(call);
    }

    private Policy policy(Statement block) {
        List<Policy.Tier> tiers = new ArrayList<>();
        List<Policy.Route> routes = new ArrayList<>();
        each(block, RoutingWords.class, call -> {
            String word = OutlineReader.word(call);
            if (word.equals("tier")) {
                tiers.add(tier(call));
            } else if (ROUTES.containsKey(word)) {
                routes.add(route(call, Objects.requireNonNull(ROUTES.get(word))));
            }
        });
        return new Policy(tiers, routes);
    }

    private Policy.Tier tier(MethodCallExpression tier) {
        List<Provider> providers = new ArrayList<>();
        boolean[] limited = {false};
        each(inside(tier), RoutingTierWords.class, call -> {
            String word = OutlineReader.word(call);
            limited[0] |= word.equals("within");
            if (PROVIDERS.containsKey(word)) {
                providers.add(provider(call, Objects.requireNonNull(PROVIDERS.get(word))));
            }
        });
        return new Policy.Tier(name(tier), limited[0] ? SOME_LIMIT : null, null, 0, providers, Terms.NONE, at(tier));
    }

    private Provider provider(MethodCallExpression call, Provider.Kind kind) {
        String address =
                OutlineReader.option(call, "at").flatMap(WrittenPolicies::text).orElse(null);
        List<String> keys = new ArrayList<>();
        OutlineReader.option(call, "key").ifPresent(key -> keys.add(text(key).orElse(SOME_KEY)));
        OutlineReader.option(call, "keys")
                .ifPresent(more -> (more instanceof ListExpression list ? list.getExpressions() : List.of(more))
                        .forEach(key -> keys.add(text(key).orElse(SOME_KEY))));
        return new Provider(name(call), kind, address, keys, null, at(named(call)));
    }

    private Policy.Route route(MethodCallExpression route, Policy.Kind kind) {
        List<Policy.Ask> asks = new ArrayList<>();
        each(inside(route), RouteWords.class, call -> {
            if (OutlineReader.word(call).equals("ask")) {
                asks.add(new Policy.Ask(name(call), "", at(named(call))));
            }
        });
        return new Policy.Route(name(route), kind, asks, at(route));
    }

    /** Words one after the other, and variables; whatever else there is may say anything, a misspelled word what is missing. */
    private static void each(Statement code, Class<?> block, Consumer<MethodCallExpression> word) {
        Set<String> known = Vocabulary.names(block);
        for (Statement statement : code instanceof BlockStatement all ? all.getStatements() : List.of(code)) {
            Expression said = statement instanceof ExpressionStatement only ? only.getExpression() : null;
            if (said instanceof MethodCallExpression call
                    && call.isImplicitThis()
                    && known.contains(OutlineReader.word(call))) {
                word.accept(call);
            } else if (!(said instanceof DeclarationExpression)) {
                throw new Computed();
            }
        }
    }

    private static Statement inside(MethodCallExpression call) {
        return Optional.ofNullable(OutlineReader.block(call)).orElseThrow(Computed::new);
    }

    private static String name(MethodCallExpression call) {
        return BlockCollector.literal(call).orElseThrow(Computed::new);
    }

    private static ASTNode named(MethodCallExpression call) {
        return ((TupleExpression) call.getArguments())
                .getExpressions().stream()
                        .filter(argument -> !(argument instanceof MapExpression))
                        .findFirst()
                        .orElseThrow(Computed::new);
    }

    private static Optional<String> text(@Nullable Expression expression) {
        return expression instanceof ConstantExpression constant && constant.getValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}

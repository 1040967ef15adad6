package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.RouteWords;
import ai.pmoves.dsl.language.RoutingProviderWords;
import ai.pmoves.dsl.language.RoutingTierWords;
import ai.pmoves.dsl.language.RoutingWords;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.platforms.Platforms;
import ai.pmoves.routing.LimitCheck;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.PolicyCheck;
import ai.pmoves.routing.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would refuse in {@code routing { }}, as far as it is written out. A misspelled word is taken for what was probably
 * meant; where anything may be said that is not written out, what would follow from it is left to the plan, and that alone.
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

    private final Set<String> declared = new HashSet<>();

    WrittenPolicies(RunbookSource source) {
        super(source);
    }

    /** What a block may say beside what is written out. */
    private static final class Rest {
        private boolean open;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        Statement block = OutlineReader.block(call);
        if (call.isImplicitThis() && OutlineReader.word(call).equals("routing") && block != null) {
            policy(block);
        }
        super.visitMethodCallExpression(call);
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        declared(declaration);
        super.visitDeclarationExpression(declaration);
    }

    private void declared(DeclarationExpression declaration) {
        if (!declaration.isMultipleAssignmentDeclaration()) {
            declared.add(declaration.getVariableExpression().getName());
        }
    }

    private void policy(Statement block) {
        List<Policy.Tier> tiers = new ArrayList<>();
        List<Policy.Route> routes = new ArrayList<>();
        Rest providers = new Rest();
        Set<Location> unfinished = new HashSet<>();
        providers.open = each(block, RoutingWords.class, (word, call) -> {
                    if (word.equals("tier")) {
                        tier(call, providers).ifPresent(tiers::add);
                    } else if (ROUTES.containsKey(word)) {
                        route(call, Objects.requireNonNull(ROUTES.get(word)), unfinished)
                                .ifPresent(routes::add);
                    }
                })
                || providers.open;
        PolicyCheck.of(new Policy(tiers, routes), Platforms.NAMES).stream()
                .filter(problem -> !(providers.open && problem.code().equals("routing.unknown-provider")))
                .filter(problem -> !(problem.code().equals("routing.nobody") && unfinished.contains(problem.where())))
                .forEach(this::found);
    }

    private Optional<Policy.Tier> tier(MethodCallExpression tier, Rest rest) {
        List<Provider> providers = new ArrayList<>();
        WrittenTerms terms = new WrittenTerms(this::at);
        boolean[] limited = {false};
        boolean open = each(OutlineReader.block(tier), RoutingTierWords.class, (word, call) -> {
            limited[0] |= word.equals("within");
            limit(word, call);
            terms.take(word, call);
            if (PROVIDERS.containsKey(word)) {
                provider(call, Objects.requireNonNull(PROVIDERS.get(word)))
                        .ifPresentOrElse(providers::add, () -> rest.open = true);
            }
        });
        Optional<String> name = BlockCollector.literal(tier);
        rest.open |= open || name.isEmpty();
        @Nullable Duration within = limited[0] || open ? SOME_LIMIT : null;
        return name.map(told -> new Policy.Tier(told, within, null, 0, providers, terms.terms(), at(tier)));
    }

    private void limit(String word, MethodCallExpression call) {
        WrittenTerms.arguments(call).stream().findFirst().ifPresent(said -> {
            if (word.equals("within") || word.equals("firstToken")) {
                WrittenTerms.duration(said)
                        .flatMap(time -> LimitCheck.time(word, time))
                        .ifPresent(problem -> found(problem, call));
            } else if (word.equals("retries")) {
                WrittenTerms.whole(said)
                        .flatMap(times -> LimitCheck.retries(times.intValue()))
                        .ifPresent(problem -> found(problem, call));
            }
        });
    }

    private Optional<Provider> provider(MethodCallExpression call, Provider.Kind kind) {
        String address =
                OutlineReader.option(call, "at").flatMap(WrittenPolicies::text).orElse(null);
        List<String> keys = new ArrayList<>();
        OutlineReader.option(call, "key").ifPresent(key -> keys.add(text(key).orElse(SOME_KEY)));
        OutlineReader.option(call, "keys")
                .ifPresent(more -> (more instanceof ListExpression list ? list.getExpressions() : List.of(more))
                        .forEach(key -> keys.add(text(key).orElse(SOME_KEY))));
        WrittenTerms terms = new WrittenTerms(this::at);
        each(OutlineReader.block(call), RoutingProviderWords.class, terms::take);
        return BlockCollector.literal(call)
                .map(name -> new Provider(name, kind, address, keys, null, terms.terms(), at(named(call))));
    }

    private Optional<Policy.Route> route(MethodCallExpression route, Policy.Kind kind, Set<Location> unfinished) {
        List<Policy.Ask> asks = new ArrayList<>();
        boolean open = each(OutlineReader.block(route), RouteWords.class, (word, call) -> {
            if (word.equals("ask")) {
                BlockCollector.literal(call)
                        .ifPresentOrElse(
                                name -> asks.add(new Policy.Ask(name, "", at(named(call)))),
                                () -> unfinished.add(at(route)));
            }
        });
        if (open) {
            unfinished.add(at(route));
        }
        return BlockCollector.literal(route).map(name -> new Policy.Route(name, kind, asks, at(route)));
    }

    /**
     * Words one after the other, a misspelled one as what was probably meant.
     *
     * @return whether there is something else, beside variables: it may say anything
     */
    private boolean each(@Nullable Statement code, Class<?> block, BiConsumer<String, MethodCallExpression> each) {
        boolean open = code == null;
        List<Statement> statements =
                code == null ? List.of() : code instanceof BlockStatement all ? all.getStatements() : List.of(code);
        for (Statement statement : statements) {
            Expression said = statement instanceof ExpressionStatement only ? only.getExpression() : null;
            Optional<String> word = said instanceof MethodCallExpression call && call.isImplicitThis()
                    ? meant(OutlineReader.word(call), Vocabulary.names(block))
                    : Optional.empty();
            if (word.isPresent()) {
                each.accept(word.get(), (MethodCallExpression) Objects.requireNonNull(said));
            } else if (said instanceof DeclarationExpression declaration) {
                declared(declaration);
            } else {
                open = true;
            }
        }
        return open;
    }

    private Optional<String> meant(String typed, Set<String> known) {
        return known.contains(typed)
                ? Optional.of(typed)
                : declared.contains(typed)
                        ? Optional.empty()
                        : Spelling.near(typed, known).stream().findFirst();
    }

    private static ASTNode named(MethodCallExpression call) {
        return WrittenTerms.arguments(call).stream()
                .findFirst()
                .map(ASTNode.class::cast)
                .orElse(call);
    }

    static Optional<String> text(@Nullable Expression expression) {
        return expression instanceof ConstantExpression constant && constant.getValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}

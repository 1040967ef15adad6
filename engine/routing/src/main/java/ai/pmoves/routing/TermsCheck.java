package ai.pmoves.routing;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Terms that nobody can meet: budgets of nothing, machines that do not exist, a provider and its tier that exclude each other. */
final class TermsCheck {
    private final Collection<String> platforms;
    private final Consumer<Problem> problems;

    TermsCheck(Collection<String> platforms, Consumer<Problem> problems) {
        this.platforms = platforms;
        this.problems = problems;
    }

    void check(Policy.Tier tier) {
        String whose = "tier '" + tier.name() + "'";
        terms(tier.terms(), whose, tier.where());
        for (Provider provider : tier.providers()) {
            String own = "provider '" + provider.name() + "'";
            terms(provider.terms(), own, provider.where());
            together(
                    Stream.concat(tier.terms().conditions().stream(), provider.terms().conditions().stream())
                            .toList(),
                    own,
                    provider.where());
        }
    }

    private void terms(Terms terms, String whose, @Nullable Location owner) {
        Set<Budget.Period> seen = EnumSet.noneOf(Budget.Period.class);
        for (Budget budget : terms.budgets()) {
            Location where = budget.where() == null ? owner : budget.where();
            if (budget.requests() == null && budget.tokens() == null) {
                add(
                        where,
                        "routing.budget",
                        "the budget of " + whose + " limits nothing",
                        "budget requests: 1000, per: day");
            }
            Stream.of(budget.requests(), budget.tokens())
                    .filter(amount -> amount != null && amount <= 0)
                    .forEach(amount -> add(
                            where,
                            "routing.budget",
                            "the budget of " + whose + " is " + amount + ": it would never be asked",
                            "a number above 0, or take it out of the policy"));
            if (!seen.add(budget.per())) {
                add(
                        where,
                        "routing.budget",
                        whose + " has two budgets per " + budget.per().name().toLowerCase(Locale.ROOT),
                        "one: budget requests: 1000, tokens: 2_000_000, per: day");
            }
        }
        terms.conditions().forEach(condition -> condition(condition, whose, owner));
    }

    private void condition(Condition condition, String whose, @Nullable Location owner) {
        if (condition instanceof Condition.Platforms on) {
            Location where = on.where() == null ? owner : on.where();
            if (on.names().isEmpty()) {
                add(where, "routing.platform", whose + " is only for no platform at all", "onlyOn 'linux', 'jetson'");
            }
            on.names().stream().filter(name -> !platforms.contains(name)).forEach(name -> {
                List<String> near = Spelling.near(name, platforms);
                add(
                        where,
                        "routing.platform",
                        whose + " is only for platform '" + name + "', and there is none of that name",
                        near.isEmpty()
                                ? "one of " + String.join(", ", platforms)
                                : "did you mean '" + near.get(0) + "'?");
            });
        } else if (condition instanceof Condition.Reachable reachable
                && (reachable.port().isEmpty()
                        || reachable.host().isEmpty()
                        || reachable.at().matches(".*[\\s/@$].*"))) {
            add(
                    reachable.where() == null ? owner : reachable.where(),
                    "routing.reachable",
                    whose + " waits for '" + reachable.at() + "', which is no host and port",
                    "onlyWhen reachable('jetson.local:11434')");
        }
    }

    /** Each holds somewhere, and both nowhere. */
    private void together(List<Condition> conditions, String whose, @Nullable Location where) {
        Set<String> left = new HashSet<>(platforms);
        boolean possible = conditions.stream()
                .filter(Condition.Platforms.class::isInstance)
                .map(Condition.Platforms.class::cast)
                .filter(on -> on.names().stream().anyMatch(platforms::contains))
                .allMatch(on -> {
                    left.retainAll(on.names());
                    return !left.isEmpty();
                });
        if (!possible) {
            add(
                    where,
                    "routing.platform",
                    whose + " and its tier are for different platforms: it would never be asked",
                    "one onlyOn with the platforms that are meant");
        }
    }

    private void add(@Nullable Location where, String code, String message, String fix) {
        problems.accept(Problem.error(code, message).at(where).fix(fix));
    }
}

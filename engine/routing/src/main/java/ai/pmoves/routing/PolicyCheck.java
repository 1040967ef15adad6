package ai.pmoves.routing;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What cannot work in a policy, found before anything is rendered. */
public final class PolicyCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern VARIABLE = Pattern.compile("(?!AKIA)[A-Z_][A-Z0-9_]{0,63}");

    private static final Pattern BARE = Pattern.compile("([A-Za-z0-9.-]+(?::\\d{1,5})?)(/v\\d+)?/?");

    private final Policy policy;
    private final List<Problem> problems = new ArrayList<>();

    private PolicyCheck(Policy policy) {
        this.policy = policy;
    }

    /**
     * Everything that is wrong, in one pass.
     *
     * @param platforms the names of all platforms that there are
     */
    public static List<Problem> of(Policy policy, Collection<String> platforms) {
        PolicyCheck check = new PolicyCheck(policy);
        check.providers();
        policy.tiers().forEach(new TermsCheck(platforms, check.problems::add)::check);
        check.routes();
        return List.copyOf(check.problems);
    }

    private void providers() {
        Set<String> seen = new HashSet<>();
        Set<String> tiers = new HashSet<>();
        for (Policy.Tier tier : policy.tiers()) {
            if (!tiers.add(tier.name())) {
                add(
                        tier.where(),
                        "routing.tier-twice",
                        "tier '" + tier.name() + "' is declared twice: its budgets would be spent by both",
                        "give each its own name, or take them together in one");
            }
            for (Provider provider : tier.providers()) {
                if (!seen.add(provider.name())) {
                    add(
                            provider.where(),
                            "routing.provider-twice",
                            "provider '" + provider.name() + "' is declared twice",
                            "give each its own name");
                }
                name("provider", provider.name(), provider.where());
                address(provider);
                provider.keys().stream()
                        .filter(key -> !VARIABLE.matcher(key).matches())
                        .forEach(key -> add(
                                provider.where(),
                                "routing.key-name",
                                "the key of provider '" + provider.name()
                                        + "' is told by the name of an environment variable, never by itself",
                                "key: 'NAME_OF_THE_VARIABLE'"));
                if (provider.keys().isEmpty() && !provider.kind().keyless()) {
                    add(
                            provider.where(),
                            "routing.no-key",
                            "provider '" + provider.name() + "' answers nobody without a key",
                            "key: 'NAME_OF_THE_VARIABLE'");
                }
                if (provider.local() && tier.within() == null) {
                    add(
                            provider.where(),
                            "routing.no-timeout",
                            "tier '" + tier.name() + "' has the local provider '" + provider.name()
                                    + "' and no limit: one that hangs would be waited for a quarter of an hour",
                            "within 20.seconds");
                }
            }
        }
    }

    private void address(Provider provider) {
        String address = provider.address();
        if (address == null || provider.lacks() != null) {
            return;
        }
        if (address.contains("${")) {
            add(
                    provider.where(),
                    "routing.not-interpolated",
                    "the address of provider '" + provider.name() + "' holds a variable that nobody replaces",
                    "\"https://…/${value('NAME')}/…\", in double quotes");
        } else if (Hosts.name(Objects.requireNonNullElse(Hosts.of(address), "")).isEmpty()) {
            add(
                    provider.where(),
                    "routing.address",
                    "the address of provider '" + provider.name() + "' is no URL",
                    "openai '" + provider.name() + "', at: '" + whole(address) + "'");
        }
    }

    /** What was probably meant: most forget the scheme. */
    private static String whole(String address) {
        Matcher bare = BARE.matcher(address);
        return bare.matches()
                ? "http://" + bare.group(1) + (bare.group(2) == null ? "/v1" : bare.group(2))
                : "http://host:11434/v1";
    }

    private void routes() {
        Set<String> seen = new HashSet<>();
        List<String> known = policy.tiers().stream()
                .flatMap(tier -> tier.providers().stream())
                .map(Provider::name)
                .toList();
        for (Policy.Route route : policy.routes()) {
            name("route", route.name(), route.where());
            if (!seen.add(route.kind() == Policy.Kind.EMBEDDINGS ? "e:" + route.name() : route.name())) {
                add(
                        route.where(),
                        "routing.route-twice",
                        "'" + route.name() + "' is declared twice",
                        "give each its own name");
            }
            if (route.asks().isEmpty()) {
                add(
                        route.where(),
                        "routing.nobody",
                        "nobody answers '" + route.name() + "'",
                        "ask 'PROVIDER', 'MODEL'");
            }
            int before = -1;
            for (Policy.Ask ask : route.asks()) {
                Provider provider = policy.provider(ask.provider()).orElse(null);
                if (provider == null) {
                    List<String> near = Spelling.near(ask.provider(), known);
                    add(
                            ask.where(),
                            "routing.unknown-provider",
                            "'" + route.name() + "' asks provider '" + ask.provider()
                                    + "', and there is none of that name",
                            near.isEmpty()
                                    ? "in a tier: openai '" + ask.provider() + "', at: 'http://host:11434/v1'"
                                    : "did you mean '" + near.get(0) + "'?");
                    continue;
                }
                int tier = policy.tierOf(ask.provider())
                        .map(policy.tiers()::indexOf)
                        .orElse(-1);
                if (tier < before) {
                    add(
                            ask.where(),
                            "routing.tier-order",
                            "'" + route.name() + "' asks '" + ask.provider() + "' of tier '"
                                    + policy.tiers().get(tier).name() + "' after one of tier '"
                                    + policy.tiers().get(before).name() + "', which comes later",
                            "ask in the order of the tiers");
                }
                before = Math.max(before, tier);
                if (route.kind() == Policy.Kind.EMBEDDINGS && !provider.kind().embeds()) {
                    add(
                            ask.where(),
                            "routing.no-embeddings",
                            "provider '" + provider.name() + "' makes no embeddings through the gateway, '"
                                    + route.name() + "' asks for them",
                            "ask one that speaks as OpenAI does");
                }
            }
        }
    }

    private void name(String what, String name, @Nullable Location where) {
        if (!NAME.matcher(name).matches()) {
            add(where, "routing.name", "'" + name + "' is no name for a " + what, "letters, digits, '_', '.' and '-'");
        }
    }

    private void add(@Nullable Location where, String code, String message, String fix) {
        problems.add(Problem.error(code, message).at(where).fix(fix));
    }
}

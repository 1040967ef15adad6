package ai.pmoves.gateway;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Sha256;
import ai.pmoves.routing.Budget;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.Provider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked for what, in order: a policy where it is to run, with addresses and keys.
 *
 * @param chats by the name of a conversation
 * @param embeddings by the name of an embedding
 * @param json conversations that end in JSON
 * @param unanswered what nobody is left to answer, and why
 */
public record Lineup(
        Map<String, List<Candidate>> chats,
        Map<String, List<Candidate>> embeddings,
        Set<String> json,
        Map<String, String> unanswered) {
    /** Where the services with an address of their own listen, in the words of OpenAI. */
    public static final Map<Provider.Kind, String> SERVICES = Map.of(
            Provider.Kind.OPENROUTER, "https://openrouter.ai/api/v1",
            Provider.Kind.GROQ, "https://api.groq.com/openai/v1",
            Provider.Kind.ANTHROPIC, "https://api.anthropic.com/v1",
            Provider.Kind.GEMINI, "https://generativelanguage.googleapis.com/v1beta/openai",
            Provider.Kind.OPENAI, "https://api.openai.com/v1");

    /** A tier without limits: as long as the clients of OpenAI wait themselves. */
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private static final Duration FIRST_TOKEN = Duration.ofMinutes(1);

    public Lineup {
        chats = Collections.unmodifiableMap(new LinkedHashMap<>(chats));
        embeddings = Collections.unmodifiableMap(new LinkedHashMap<>(embeddings));
        json = Collections.unmodifiableSet(new TreeSet<>(json));
        unanswered = Collections.unmodifiableMap(new TreeMap<>(unanswered));
    }

    /** Where everything has somebody who answers it. */
    public Lineup(Map<String, List<Candidate>> chats, Map<String, List<Candidate>> embeddings, Set<String> json) {
        this(chats, embeddings, json, Map.of());
    }

    /** The same, which can say why nobody answers some of what may be asked for. */
    public Lineup unanswered(Map<String, String> why) {
        return new Lineup(chats, embeddings, json, why);
    }

    /** Everything that may be spent, each once. */
    public List<Allowance> allowances() {
        return Stream.concat(chats.values().stream(), embeddings.values().stream())
                .flatMap(List::stream)
                .flatMap(one -> one.allowances().stream())
                .distinct()
                .toList();
    }

    /**
     * @param values what a variable holds: keys
     * @param services where services listen, {@link #SERVICES} but for trials
     */
    public static Lineup of(Policy.Pruned pruned, UnaryOperator<String> values, Map<Provider.Kind, String> services) {
        Policy policy = pruned.policy();
        Map<String, List<Candidate>> chats = new LinkedHashMap<>();
        Map<String, List<Candidate>> embeddings = new LinkedHashMap<>();
        List<String> json = new ArrayList<>();
        for (Policy.Route route : policy.routes()) {
            List<Candidate> candidates = new ArrayList<>();
            for (int i = 0; i < route.asks().size(); i++) {
                Policy.Ask ask = route.asks().get(i);
                Provider provider = policy.provider(ask.provider()).orElseThrow();
                Policy.Tier tier = policy.tierOf(ask.provider()).orElseThrow();
                String keyName = pruned.keys().get(provider.name());
                candidates.add(new Candidate(
                        provider.name(),
                        tier.name(),
                        route.variants().get(i),
                        base(provider, services),
                        keyName,
                        keyName == null ? "" : key(keyName, values.apply(keyName)),
                        ask.model(),
                        Optional.ofNullable(tier.within()).orElse(WITHIN),
                        Optional.ofNullable(tier.firstToken()).orElse(shorter(tier.within())),
                        Math.max(0, tier.retries()),
                        allowances(tier, provider)));
            }
            (route.kind() == Policy.Kind.EMBEDDINGS ? embeddings : chats).put(route.name(), candidates);
            if (route.kind() == Policy.Kind.JSON) {
                json.add(route.name());
            }
        }
        return new Lineup(chats, embeddings, Set.copyOf(json));
    }

    /** What tells one lineup from another; keys do not count. */
    public String hash() {
        return Sha256.of(toString()).substring(0, 32);
    }

    /** A key goes into the head of a request: what cannot stand there would fail at every request. */
    private static String key(String name, String value) {
        String key = value.strip();
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new PmovesException(
                    ExitCode.SECRET,
                    Problem.error(
                                    "gateway.key",
                                    "the key in " + name
                                            + " holds a character that no key has: a blank, a line's end or a letter of another alphabet")
                            .fix("look how " + name + " was pasted"));
        }
        return key;
    }

    private static List<Allowance> allowances(Policy.Tier tier, Provider provider) {
        List<Allowance> all = new ArrayList<>();
        provider.terms().budgets().forEach(budget -> add(all, "provider " + provider.name(), budget));
        tier.terms().budgets().forEach(budget -> add(all, "tier " + tier.name(), budget));
        return all;
    }

    private static void add(List<Allowance> all, String owner, Budget budget) {
        if (budget.requests() != null) {
            all.add(new Allowance(owner, Allowance.Unit.REQUESTS, budget.requests(), budget.per()));
        }
        if (budget.tokens() != null) {
            all.add(new Allowance(owner, Allowance.Unit.TOKENS, budget.tokens(), budget.per()));
        }
    }

    private static Duration shorter(@Nullable Duration within) {
        return within != null && within.compareTo(FIRST_TOKEN) < 0 ? within : FIRST_TOKEN;
    }

    private static URI base(Provider provider, Map<Provider.Kind, String> services) {
        String address = provider.address() == null ? services.getOrDefault(provider.kind(), "") : provider.address();
        return URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }
}

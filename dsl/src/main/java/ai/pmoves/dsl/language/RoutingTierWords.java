package ai.pmoves.dsl.language;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.routing.Hosts;
import ai.pmoves.routing.LimitCheck;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.Provider;
import ai.pmoves.routing.Terms;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code tier('name') { }} in {@code routing { }}. */
@Block("in a tier of routing")
public final class RoutingTierWords extends RoutingTermsWords {
    private final Map<String, String> variables;
    private final String name;
    private final List<Provider> providers = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private @Nullable Duration within;
    private @Nullable Duration firstToken;
    private int retries;
    private @Nullable String lacks;
    private final @Nullable Location where;

    RoutingTierWords(Declaring declaring, Map<String, String> variables, String name) {
        super(declaring);
        this.variables = variables;
        this.name = name;
        this.where = declaring.here();
    }

    Policy.Tier tier() {
        return new Policy.Tier(name, within, firstToken, retries, providers, terms(), where);
    }

    @Word("How long an answer in one piece may take before the next provider is asked.")
    public void within(Duration limit) {
        within = possible("within", limit);
    }

    @Word("How long a stream may take to begin before the next provider is asked.")
    public void firstToken(Duration limit) {
        firstToken = possible("firstToken", limit);
    }

    @Word("How often a failed request is sent again before the next provider is asked; never unless said otherwise.")
    public void retries(int times) {
        LimitCheck.retries(times).ifPresent(this::refuse);
        retries = times;
    }

    private Duration possible(String word, Duration limit) {
        LimitCheck.time(word, limit).ifPresent(this::refuse);
        return limit;
    }

    private void refuse(Problem problem) {
        throw new PmovesException(ExitCode.USAGE, problem.at(declaring.here()));
    }

    @Word(
            "The first of these variables that is set, in the env files or around pmoves; where none is, the provider is left out.")
    public String value(String... names) {
        for (String variable : names) {
            String value = variables.get(variable);
            if (value != null && !value.isBlank()) {
                taken.add(value);
                return value;
            }
        }
        lacks = Provider.unset(List.of(names));
        return "";
    }

    @Word("A provider that speaks as OpenAI does, at this address: Ollama, vLLM, Cloudflare and most others.")
    public void openai(
            @NamedParam(value = "at", type = String.class, required = true)
                    @NamedParam(value = "key", type = String.class)
                    @NamedParam(value = "keys", type = List.class)
                    Map<String, Object> options,
            String provider) {
        add(provider, Provider.Kind.OPENAI, options, Terms.NONE);
    }

    @Word("The same, on terms of its own.")
    public void openai(
            @NamedParam(value = "at", type = String.class, required = true)
                    @NamedParam(value = "key", type = String.class)
                    @NamedParam(value = "keys", type = List.class)
                    Map<String, Object> options,
            String provider,
            @DelegatesTo(value = RoutingProviderWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> terms) {
        add(provider, Provider.Kind.OPENAI, options, terms(terms));
    }

    @Word("Anthropic's own service.")
    public void anthropic(
            @NamedParam(value = "key", type = String.class) @NamedParam(value = "keys", type = List.class)
                    Map<String, Object> options,
            String provider) {
        add(provider, Provider.Kind.ANTHROPIC, options, Terms.NONE);
    }

    @Word("The same, on terms of its own.")
    public void anthropic(
            @NamedParam(value = "key", type = String.class) @NamedParam(value = "keys", type = List.class)
                    Map<String, Object> options,
            String provider,
            @DelegatesTo(value = RoutingProviderWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> terms) {
        add(provider, Provider.Kind.ANTHROPIC, options, terms(terms));
    }

    @Word("Google's own service for Gemini.")
    public void gemini(
            @NamedParam(value = "key", type = String.class) @NamedParam(value = "keys", type = List.class)
                    Map<String, Object> options,
            String provider) {
        add(provider, Provider.Kind.GEMINI, options, Terms.NONE);
    }

    @Word("The same, on terms of its own.")
    public void gemini(
            @NamedParam(value = "key", type = String.class) @NamedParam(value = "keys", type = List.class)
                    Map<String, Object> options,
            String provider,
            @DelegatesTo(value = RoutingProviderWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> terms) {
        add(provider, Provider.Kind.GEMINI, options, terms(terms));
    }

    @Word("OpenRouter's own service.")
    public void openrouter(
            @NamedParam(value = "key", type = String.class) @NamedParam(value = "keys", type = List.class)
                    Map<String, Object> options,
            String provider) {
        add(provider, Provider.Kind.OPENROUTER, options, Terms.NONE);
    }

    @Word("The same, on terms of its own.")
    public void openrouter(
            @NamedParam(value = "key", type = String.class) @NamedParam(value = "keys", type = List.class)
                    Map<String, Object> options,
            String provider,
            @DelegatesTo(value = RoutingProviderWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> terms) {
        add(provider, Provider.Kind.OPENROUTER, options, terms(terms));
    }

    @Word("Groq's own service.")
    public void groq(
            @NamedParam(value = "key", type = String.class) @NamedParam(value = "keys", type = List.class)
                    Map<String, Object> options,
            String provider) {
        add(provider, Provider.Kind.GROQ, options, Terms.NONE);
    }

    @Word("The same, on terms of its own.")
    public void groq(
            @NamedParam(value = "key", type = String.class) @NamedParam(value = "keys", type = List.class)
                    Map<String, Object> options,
            String provider,
            @DelegatesTo(value = RoutingProviderWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> terms) {
        add(provider, Provider.Kind.GROQ, options, terms(terms));
    }

    private Terms terms(Closure<?> block) {
        RoutingProviderWords words = new RoutingProviderWords(declaring);
        Blocks.call(block, words);
        return words.terms();
    }

    private void add(String provider, Provider.Kind kind, Map<String, Object> options, Terms terms) {
        List<String> keys = new ArrayList<>();
        if (options.get("key") != null) {
            keys.add(String.valueOf(options.get("key")));
        }
        if (options.get("keys") instanceof List<?> more) {
            more.forEach(key -> keys.add(String.valueOf(key)));
        }
        if (keys.stream().anyMatch(key -> !key.isBlank() && variables.containsValue(key))) {
            throw Mistakes.of(
                    "routing.key-name",
                    "the key of provider '" + provider
                            + "' is told by the name of an environment variable, never by itself",
                    "key: 'NAME_OF_THE_VARIABLE', without value(...)");
        }
        String address = options.get("at") == null ? null : String.valueOf(options.get("at"));
        Hosts.account(address).filter(id -> !taken.contains(id)).ifPresent(id -> {
            throw Mistakes.of(
                    "routing.literal-account",
                    "the address of provider '" + provider
                            + "' holds the id of an account, for whoever reads the runbook",
                    "\"https://…/accounts/${value('CLOUDFLARE_ACCOUNT_ID')}/…\", in double quotes");
        });
        providers.add(new Provider(provider, kind, address, keys, lacks, terms, declaring.here()));
        lacks = null;
    }
}

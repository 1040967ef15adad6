package ai.pmoves.compose.keys;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who hands out keys, and a request that tells whether one works: it reads, costs nothing and changes nothing.
 *
 * @param name as people know it
 * @param variables that programs read its key from
 * @param models whether it serves language models, so that one such key makes a stack ready for the cloud
 * @param bases variables that programs read another address from
 * @param address what the paths hang on
 * @param paths to ask, one after the other until one accepts the key; {@code ${NAME}} is a variable of the service; empty where no such
 *     request is known
 * @param header that carries the key
 * @param prefix before the key in it
 * @param also further headers of the request
 * @param refusals statuses that say that the key does not work
 */
public record Provider(
        String name,
        List<String> variables,
        boolean models,
        List<String> bases,
        String address,
        List<String> paths,
        String header,
        String prefix,
        Map<String, String> also,
        Set<Integer> refusals) {
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    /** Everybody that is known: the one place to add another. */
    public static final List<Provider> ALL = List.of(
            new Provider(
                    "Anthropic",
                    List.of("ANTHROPIC_API_KEY"),
                    true,
                    List.of("ANTHROPIC_BASE_URL"),
                    "https://api.anthropic.com",
                    List.of("/v1/models"),
                    "x-api-key",
                    "",
                    Map.of("anthropic-version", "2023-06-01"),
                    REFUSALS),
            new Provider(
                    "Gemini",
                    List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
                    true,
                    List.of("GEMINI_BASE_URL", "GOOGLE_GEMINI_BASE_URL"),
                    "https://generativelanguage.googleapis.com",
                    List.of("/v1beta/models"),
                    "x-goog-api-key",
                    "",
                    Map.of(),
                    Set.of(400, 401, 403)),
            cloudflare(),
            bearer("Cohere", "COHERE_API_KEY", "COHERE_BASE_URL", "https://api.cohere.com", "/v1/models"),
            bearer("DeepSeek", "DEEPSEEK_API_KEY", "DEEPSEEK_BASE_URL", "https://api.deepseek.com", "/models"),
            new Provider(
                    "Fireworks",
                    List.of("FIREWORKS_API_KEY", "FIREWORKS_AI_API_KEY"),
                    true,
                    List.of("FIREWORKS_BASE_URL"),
                    "https://api.fireworks.ai/inference/v1",
                    List.of("/models"),
                    "Authorization",
                    "Bearer ",
                    Map.of(),
                    REFUSALS),
            bearer("Groq", "GROQ_API_KEY", "GROQ_BASE_URL", "https://api.groq.com", "/openai/v1/models"),
            bearer("Mistral", "MISTRAL_API_KEY", "MISTRAL_BASE_URL", "https://api.mistral.ai/v1", "/models"),
            new Provider(
                    "OpenAI",
                    List.of("OPENAI_API_KEY"),
                    true,
                    List.of("OPENAI_BASE_URL", "OPENAI_API_BASE"),
                    "https://api.openai.com/v1",
                    List.of("/models"),
                    "Authorization",
                    "Bearer ",
                    Map.of(),
                    REFUSALS),
            // its list of models is for everyone, so it says nothing of a key
            bearer("OpenRouter", "OPENROUTER_API_KEY", "OPENROUTER_BASE_URL", "https://openrouter.ai/api/v1", "/key"),
            new Provider(
                    "Together",
                    List.of("TOGETHER_API_KEY", "TOGETHER_AI_API_KEY"),
                    true,
                    List.of("TOGETHER_BASE_URL"),
                    "https://api.together.xyz/v1",
                    List.of("/models"),
                    "Authorization",
                    "Bearer ",
                    Map.of(),
                    REFUSALS),
            bearer("xAI", "XAI_API_KEY", "XAI_BASE_URL", "https://api.x.ai/v1", "/models"),
            new Provider(
                    "Hugging Face",
                    List.of("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HUGGINGFACE_TOKEN"),
                    false,
                    List.of("HF_ENDPOINT"),
                    "https://huggingface.co",
                    List.of("/api/whoami-v2"),
                    "Authorization",
                    "Bearer ",
                    Map.of(),
                    REFUSALS),
            new Provider(
                    "Replicate",
                    List.of("REPLICATE_API_TOKEN"),
                    false,
                    List.of("REPLICATE_BASE_URL"),
                    "https://api.replicate.com",
                    List.of("/v1/account"),
                    "Authorization",
                    "Bearer ",
                    Map.of(),
                    REFUSALS),
            // /user is closed to the tokens of apps and workflows, this is open to all that work
            new Provider(
                    "GitHub",
                    List.of("GITHUB_TOKEN", "GH_TOKEN", "GITHUB_PAT"),
                    false,
                    List.of("GITHUB_API_URL"),
                    "https://api.github.com",
                    List.of("/rate_limit"),
                    "Authorization",
                    "Bearer ",
                    Map.of(),
                    REFUSALS),
            unknown("Azure OpenAI", "AZURE_OPENAI_API_KEY"),
            unknown("Perplexity", "PERPLEXITYAI_API_KEY"));

    public Provider {
        variables = List.copyOf(variables);
        bases = List.copyOf(bases);
        paths = List.copyOf(paths);
        also = Map.copyOf(also);
        refusals = Set.copyOf(refusals);
    }

    /** A token is a person's or an account's, and each has a request of its own. */
    private static Provider cloudflare() {
        return new Provider(
                "Cloudflare",
                List.of("CLOUDFLARE_API_TOKEN", "CF_API_TOKEN"),
                true,
                List.of("CLOUDFLARE_BASE_URL"),
                "https://api.cloudflare.com/client/v4",
                List.of(
                        "/user/tokens/verify",
                        "/accounts/${CLOUDFLARE_ACCOUNT_ID}/tokens/verify",
                        "/accounts/${CF_ACCOUNT_ID}/tokens/verify"),
                "Authorization",
                "Bearer ",
                Map.of(),
                Set.of(400, 401, 403));
    }

    private static Provider bearer(String name, String variable, String base, String address, String path) {
        return new Provider(
                name,
                List.of(variable),
                true,
                List.of(base),
                address,
                List.of(path),
                "Authorization",
                "Bearer ",
                Map.of(),
                REFUSALS);
    }

    private static Provider unknown(String name, String variable) {
        return new Provider(name, List.of(variable), true, List.of(), "", List.of(), "", "", Map.of(), REFUSALS);
    }
}

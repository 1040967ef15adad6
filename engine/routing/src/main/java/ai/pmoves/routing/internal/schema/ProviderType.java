package ai.pmoves.routing.internal.schema;

import static ai.pmoves.routing.internal.shape.Shapes.ANY;
import static ai.pmoves.routing.internal.shape.Shapes.FLAG;
import static ai.pmoves.routing.internal.shape.Shapes.TEXT;
import static ai.pmoves.routing.internal.shape.Shapes.list;
import static ai.pmoves.routing.internal.shape.Shapes.map;
import static ai.pmoves.routing.internal.shape.Shapes.words;

import ai.pmoves.routing.internal.shape.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of providers that the gateway has, in the order in which it lists them. */
public enum ProviderType {
    ANTHROPIC("anthropic", "Anthropic", "Anthropic", "ANTHROPIC_API_KEY", false),
    AWS_BEDROCK("aws_bedrock", "AWSBedrock", "AWS Bedrock", null, false),
    AWS_SAGEMAKER("aws_sagemaker", "AWSSagemaker", "AWS SageMaker", null, false),
    AZURE("azure", "Azure", "Azure", "AZURE_API_KEY", false),
    GCP_VERTEX_ANTHROPIC("gcp_vertex_anthropic", "GCPVertexAnthropic", "GCPVertexAnthropic", null, false),
    GCP_VERTEX_GEMINI("gcp_vertex_gemini", "GCPVertexGemini", "GCPVertexGemini", null, false),
    GOOGLE_AI_STUDIO_GEMINI(
            "google_ai_studio_gemini",
            "GoogleAIStudioGemini",
            "Google AI Studio Gemini",
            "GOOGLE_AI_STUDIO_API_KEY",
            false),
    GROQ("groq", "Groq", "Groq", "GROQ_API_KEY", true),
    HYPERBOLIC("hyperbolic", "Hyperbolic", "Hyperbolic", "HYPERBOLIC_API_KEY", false),
    FIREWORKS("fireworks", "Fireworks", "Fireworks", "FIREWORKS_API_KEY", false),
    MISTRAL("mistral", "Mistral", "Mistral", "MISTRAL_API_KEY", false),
    OPENAI("openai", "OpenAI", "OpenAI", "OPENAI_API_KEY", true),
    OPENROUTER("openrouter", "OpenRouter", "OpenRouter", "OPENROUTER_API_KEY", true),
    TOGETHER("together", "Together", "Together", "TOGETHER_API_KEY", false),
    VLLM("vllm", "VLLM", "vLLM", "VLLM_API_KEY", true),
    XAI("xai", "XAI", "xAI", "XAI_API_KEY", true),
    TGI("tgi", "TGI", "TGI", "TGI_API_KEY", true),
    SGLANG("sglang", "SGLang", "SGLang", "SGLANG_API_KEY", true),
    DEEPSEEK("deepseek", "Deepseek", "DeepSeek", "DEEPSEEK_API_KEY", false);

    private final String id;
    private final String errorName;
    private final String label;
    private final @Nullable String keyVariable;
    private final boolean keyless;

    ProviderType(String id, String errorName, String label, @Nullable String keyVariable, boolean keyless) {
        this.id = id;
        this.errorName = errorName;
        this.label = label;
        this.keyVariable = keyVariable;
        this.keyless = keyless;
    }

    /** As the file writes it. */
    public String id() {
        return id;
    }

    /** As the gateway's messages about keys write it. */
    String errorName() {
        return errorName;
    }

    /** As the gateway's messages about places of keys write it. */
    String label() {
        return label;
    }

    /** The environment variable of the key where the file names none; null for clouds with credentials of their own. */
    public @Nullable String keyVariable() {
        return keyVariable;
    }

    /** Whether {@code api_key_location = "none"} is allowed. */
    public boolean keyless() {
        return keyless;
    }

    public static @Nullable ProviderType of(@Nullable String id) {
        return Arrays.stream(values())
                .filter(type -> type.id.equals(id))
                .findFirst()
                .orElse(null);
    }

    /** What each type takes, by its name. */
    static Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (ProviderType type : values()) {
            tables.put(type.id, type.table());
        }
        return tables;
    }

    private Table table() {
        Table table = Table.named("UninitializedProviderConfig");
        return switch (this) {
            case ANTHROPIC ->
                key(named(table).optional("api_base", Credentials.URL))
                        .optional("beta_structured_outputs", FLAG)
                        .optional("provider_tools", list(ANY));
            case AWS_BEDROCK ->
                table.required("model_id", TEXT)
                        .optional("region", TEXT)
                        .optional("allow_auto_detect_region", FLAG)
                        .optional("endpoint_url", TEXT)
                        .optional("api_key", TEXT)
                        .optional("access_key_id", TEXT)
                        .optional("secret_access_key", TEXT)
                        .optional("session_token", TEXT);
            case AWS_SAGEMAKER ->
                named(table.required("endpoint_name", TEXT))
                        .optional("region", TEXT)
                        .optional("allow_auto_detect_region", FLAG)
                        .required("hosted_provider", words("openai", "tgi"))
                        .optional("endpoint_url", TEXT)
                        .optional("access_key_id", TEXT)
                        .optional("secret_access_key", TEXT)
                        .optional("session_token", TEXT);
            case AZURE -> key(table.required("deployment_id", TEXT).required("endpoint", TEXT));
            case GCP_VERTEX_ANTHROPIC ->
                vertex(table.required("model_id", TEXT)).optional("provider_tools", list(ANY));
            case GCP_VERTEX_GEMINI -> vertex(table.optional("model_id", TEXT).optional("endpoint_id", TEXT));
            case GROQ -> key(named(table)).optional("reasoning_format", TEXT);
            case FIREWORKS, TOGETHER -> key(named(table)).optional("parse_think_blocks", FLAG);
            case MISTRAL -> key(named(table)).optional("prompt_mode", TEXT);
            case OPENAI ->
                key(named(table).optional("api_base", Credentials.URL))
                        .optional("api_type", words("chat_completions", "responses"))
                        .optional("include_encrypted_reasoning", FLAG)
                        .optional("provider_tools", list(ANY))
                        .optional("content_type_overrides", map(TEXT));
            case VLLM, SGLANG -> key(named(table).required("api_base", Credentials.URL));
            case TGI -> key(table.required("api_base", Credentials.URL));
            case GOOGLE_AI_STUDIO_GEMINI, HYPERBOLIC, OPENROUTER, XAI, DEEPSEEK -> key(named(table));
        };
    }

    private static Table named(Table table) {
        return table.required("model_name", TEXT);
    }

    private static Table key(Table table) {
        return table.optional("api_key_location", Credentials.LOCATION);
    }

    private static Table vertex(Table table) {
        return table.required("location", TEXT)
                .required("project_id", TEXT)
                .optional("credential_location", Credentials.LOCATION);
    }
}

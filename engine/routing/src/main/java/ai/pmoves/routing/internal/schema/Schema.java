package ai.pmoves.routing.internal.schema;

import static ai.pmoves.routing.internal.shape.Shapes.ANY;
import static ai.pmoves.routing.internal.shape.Shapes.F32;
import static ai.pmoves.routing.internal.shape.Shapes.F64;
import static ai.pmoves.routing.internal.shape.Shapes.FLAG;
import static ai.pmoves.routing.internal.shape.Shapes.I32;
import static ai.pmoves.routing.internal.shape.Shapes.TEXT;
import static ai.pmoves.routing.internal.shape.Shapes.U32;
import static ai.pmoves.routing.internal.shape.Shapes.U64;
import static ai.pmoves.routing.internal.shape.Shapes.USIZE;
import static ai.pmoves.routing.internal.shape.Shapes.list;
import static ai.pmoves.routing.internal.shape.Shapes.map;
import static ai.pmoves.routing.internal.shape.Shapes.tagged;
import static ai.pmoves.routing.internal.shape.Shapes.words;
import static ai.pmoves.routing.internal.shape.Shapes.wrapped;

import ai.pmoves.routing.internal.shape.Shape;
import ai.pmoves.routing.internal.shape.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** The whole configuration file, table by table. */
public final class Schema {
    private static final Table TIMEOUTS = Table.named("TimeoutsConfig")
            .optional("non_streaming", Table.named("NonStreamingTimeouts").optional("total_ms", U64))
            .optional(
                    "streaming",
                    Table.named("StreamingTimeouts").optional("ttft_ms", U64).optional("total_ms", U64));

    private static final Shape EXTRA_BODY = wrapped(Extras.BODY);
    private static final Shape EXTRA_HEADERS = wrapped(Extras.HEADERS);
    private static final Shape JSON_MODE = words("off", "on", "strict", "implicit_tool", "tool");
    private static final Table RETRIES =
            Table.named("RetryConfig").open().optional("num_retries", USIZE).optional("max_delay_s", F32);

    private static final Shape PROVIDER = tagged(
            ProviderType.tables(),
            Table.named("UninitializedModelProvider")
                    .optional("extra_body", EXTRA_BODY)
                    .optional("extra_headers", EXTRA_HEADERS)
                    .optional("timeouts", TIMEOUTS)
                    .optional("discard_unknown_chunks", FLAG)
                    .optional("cost", ANY)
                    .optional("batch_cost", ANY));

    private static final Table MODEL = Table.named("UninitializedModelConfig")
            .required("routing", list(TEXT))
            .required("providers", map(PROVIDER))
            .optional("timeouts", TIMEOUTS)
            .optional("skip_relay", FLAG)
            .optional("namespace", Extras.NAMESPACE);

    private static final Shape EMBEDDING_PROVIDER = tagged(
            ProviderType.tables(),
            Table.named("UninitializedEmbeddingProviderConfig")
                    .optional("timeout_ms", U64)
                    .optional("extra_body", EXTRA_BODY)
                    .optional("extra_headers", EXTRA_HEADERS)
                    .optional("cost", ANY));

    private static final Table EMBEDDING_MODEL = Table.named("UninitializedEmbeddingModelConfig")
            .required("routing", list(TEXT))
            .required("providers", map(EMBEDDING_PROVIDER))
            .optional("timeout_ms", U64);

    private static final Table EXPERIMENTATION_FALLBACK =
            Table.named("experimentation").open().optional("fallback_variants", list(TEXT));

    private static final Shape EXPERIMENTATION = tagged(experiments());
    private static final Shape EVALUATOR = ANY;

    /** Everything. */
    public static final Table FILE = Table.named("UninitializedConfig")
            .optional("gateway", gateway())
            .optional("clickhouse", Table.named("ClickHouseConfig").optional("disable_automatic_migrations", FLAG))
            .optional(
                    "postgres",
                    Table.named("PostgresConfig")
                            .open()
                            .optional("enabled", FLAG)
                            .optional("connection_pool_size", U32)
                            .optional("inference_metadata_retention_days", U32)
                            .optional("inference_data_retention_days", U32)
                            .optional("inference_retention_days", U32))
            .optional("rate_limiting", ANY)
            .optional("object_storage", Extras.STORAGE)
            .optional("models", map(MODEL))
            .optional("embedding_models", map(EMBEDDING_MODEL))
            .optional("functions", map(tagged(functions())))
            .optional(
                    "metrics",
                    map(Table.named("MetricConfig")
                            .required("type", words("boolean", "float"))
                            .required("optimize", words("min", "max"))
                            .required("level", words("inference", "episode"))
                            .optional("description", TEXT)))
            .optional(
                    "tools",
                    map(Table.named("UninitializedToolConfig")
                            .required("description", TEXT)
                            .required("parameters", Extras.PATH)
                            .optional("name", TEXT)
                            .optional("strict", FLAG)))
            .optional("evaluations", ANY)
            .optional("provider_types", providerTypes())
            .optional("optimizers", ANY)
            .optional("autopilot", Table.named("AutopilotConfig").optional("tool_whitelist", list(TEXT)));

    private Schema() {}

    private static Table gateway() {
        return Table.named("UninitializedGatewayConfig")
                .optional("bind_address", Extras.SOCKET_ADDRESS)
                .optional(
                        "observability",
                        Table.named("ObservabilityConfig")
                                .optional("enabled", FLAG)
                                .optional("backend", words("auto", "clickhouse", "postgres"))
                                .optional("async_writes", FLAG)
                                .optional(
                                        "batch_writes",
                                        Table.named("BatchWritesConfig")
                                                .required("enabled", FLAG)
                                                .optional("__force_allow_embedded_batch_writes", FLAG)
                                                .optional("flush_interval_ms", U64)
                                                .optional("max_rows", USIZE)
                                                .optional("max_rows_postgres", USIZE)
                                                .optional("write_queue_capacity", USIZE))
                                .optional("disable_automatic_migrations", FLAG))
                .optional("debug", FLAG)
                .optional(
                        "template_filesystem_access",
                        Table.named("TemplateFilesystemAccess")
                                .optional("enabled", FLAG)
                                .optional("base_path", Extras.PATH))
                .optional(
                        "export",
                        Table.named("ExportConfig")
                                .optional(
                                        "otlp",
                                        Table.named("OtlpConfig")
                                                .optional(
                                                        "traces",
                                                        Table.named("OtlpTracesConfig")
                                                                .optional("enabled", FLAG)
                                                                .optional(
                                                                        "format",
                                                                        words("opentelemetry", "openinference"))
                                                                .optional("extra_headers", map(TEXT))
                                                                .optional("include_content", FLAG))))
                .optional("base_path", TEXT)
                .optional("unstable_disable_feedback_target_validation", FLAG)
                .optional("unstable_error_json", FLAG)
                .optional("disable_pseudonymous_usage_analytics", FLAG)
                .optional("fetch_and_encode_input_files_before_inference", FLAG)
                .optional(
                        "auth",
                        Table.named("AuthConfig")
                                .required("enabled", FLAG)
                                .optional(
                                        "cache",
                                        Table.named("GatewayAuthCacheConfig")
                                                .optional("enabled", FLAG)
                                                .optional("ttl_ms", U64)))
                .optional("global_outbound_http_timeout_ms", U64)
                .optional(
                        "relay",
                        Table.named("UninitializedRelayConfig")
                                .optional("gateway_url", Credentials.URL)
                                .optional("api_key_location", Credentials.LOCATION))
                .optional(
                        "metrics",
                        Table.named("MetricsConfig")
                                .optional("tensorzero_inference_latency_overhead_seconds_buckets", list(F64)))
                .optional(
                        "cache",
                        Table.named("ModelInferenceCacheConfig")
                                .optional("enabled", FLAG)
                                .optional("backend", words("auto", "clickhouse", "valkey"))
                                .optional(
                                        "valkey",
                                        Table.named("ValkeyModelInferenceCacheConfig")
                                                .optional("ttl_s", U64)));
    }

    private static Map<String, Table> functions() {
        Table variants =
                Table.named("UninitializedFunctionConfig").required("variants", map(tagged(variantTypes(), aside())));
        Table schemas = variants.optional("system_schema", Extras.PATH)
                .optional("user_schema", Extras.PATH)
                .optional("assistant_schema", Extras.PATH)
                .optional("schemas", map(Table.named("UninitializedSchema").required("path", Extras.PATH)));
        Map<String, Table> functions = new LinkedHashMap<>();
        functions.put(
                "chat",
                end(schemas.optional("tools", list(TEXT))
                        .optional("tool_choice", words("none", "auto", "required", "specific"))
                        .optional("parallel_tool_calls", FLAG)));
        functions.put("json", end(schemas.optional("output_schema", Extras.PATH)));
        return functions;
    }

    private static Table end(Table function) {
        return function.optional("description", TEXT)
                .optional("experimentation", EXPERIMENTATION)
                .optional("evaluators", map(EVALUATOR));
    }

    /** What stands in every variant beside what its type takes. */
    private static Table aside() {
        return Table.named("UninitializedVariantInfo")
                .optional("timeouts", TIMEOUTS)
                .optional("namespace", Extras.NAMESPACE);
    }

    private static Map<String, Table> variantTypes() {
        Table completion =
                completion(Table.named("UninitializedChatCompletionConfig").optional("weight", F64));
        Map<String, Table> types = new LinkedHashMap<>();
        types.put("chat_completion", completion);
        types.put(
                "experimental_best_of_n_sampling",
                several("UninitializedBestOfNSamplingConfig", "evaluator", completion));
        types.put(
                "experimental_dynamic_in_context_learning",
                Table.named("UninitializedDiclConfig")
                        .optional("weight", F64)
                        .required("embedding_model", TEXT)
                        .required("k", U32)
                        .required("model", TEXT)
                        .optional("system_instructions", Extras.PATH)
                        .optional("temperature", F32)
                        .optional("top_p", F32)
                        .optional("stop_sequences", list(TEXT))
                        .optional("presence_penalty", F32)
                        .optional("frequency_penalty", F32)
                        .optional("max_tokens", U32)
                        .optional("seed", U32)
                        .optional("reasoning_effort", TEXT)
                        .optional("thinking_budget_tokens", I32)
                        .optional("verbosity", TEXT)
                        .optional("json_mode", JSON_MODE)
                        .optional("extra_body", EXTRA_BODY)
                        .optional("retries", RETRIES)
                        .optional("extra_headers", EXTRA_HEADERS)
                        .optional("max_distance", F32));
        types.put("experimental_mixture_of_n", several("UninitializedMixtureOfNConfig", "fuser", completion));
        types.put("experimental_chain_of_thought", completion);
        return types;
    }

    private static Table several(String name, String judge, Table completion) {
        return Table.named(name)
                .optional("weight", F64)
                .optional("timeout_s", F64)
                .required("candidates", list(TEXT))
                .required(judge, completion);
    }

    private static Table completion(Table table) {
        return table.required("model", TEXT)
                .optional("system_template", Extras.PATH)
                .optional("user_template", Extras.PATH)
                .optional("assistant_template", Extras.PATH)
                .optional(
                        "input_wrappers",
                        Table.named("UninitializedInputWrappers")
                                .optional("user", Extras.PATH)
                                .optional("assistant", Extras.PATH)
                                .optional("system", Extras.PATH))
                .optional(
                        "templates",
                        map(Table.named("UninitializedChatTemplate").required("path", Extras.PATH)))
                .optional("temperature", F32)
                .optional("top_p", F32)
                .optional("max_tokens", U32)
                .optional("presence_penalty", F32)
                .optional("frequency_penalty", F32)
                .optional("seed", U32)
                .optional("stop_sequences", list(TEXT))
                .optional("reasoning_effort", TEXT)
                .optional("service_tier", words("auto", "default", "priority", "flex"))
                .optional("thinking_budget_tokens", I32)
                .optional("verbosity", TEXT)
                .optional("json_mode", JSON_MODE)
                .optional("retries", RETRIES)
                .optional("extra_body", EXTRA_BODY)
                .optional("extra_headers", EXTRA_HEADERS);
    }

    private static Map<String, Table> experiments() {
        Table namespaces = EXPERIMENTATION_FALLBACK.optional("namespaces", map(ANY));
        Table learning = namespaces
                .required("metric", TEXT)
                .required("candidate_variants", list(TEXT))
                .optional("min_samples_per_variant", U64)
                .optional("delta", F64)
                .optional("epsilon", F64)
                .optional("update_period_s", U64)
                .optional("min_prob", F64)
                .optional("max_samples_per_variant", U64);
        Map<String, Table> types = new LinkedHashMap<>();
        types.put("static", namespaces.required("candidate_variants", Extras.CANDIDATES));
        types.put("adaptive", learning.optional("algorithm", words("track_and_stop")));
        types.put("static_weights", namespaces.required("candidate_variants", map(F64)));
        types.put("uniform", namespaces.optional("candidate_variants", list(TEXT)));
        types.put("track_and_stop", learning);
        return types;
    }

    private static Table providerTypes() {
        Table table = Table.named("ProviderTypesConfig");
        for (String type : new String[] {
            "anthropic",
            "azure",
            "deepseek",
            "fireworks",
            "gcp_vertex_gemini",
            "gcp_vertex_anthropic",
            "google_ai_studio_gemini",
            "groq",
            "hyperbolic",
            "mistral",
            "openai",
            "openrouter",
            "sglang",
            "tgi",
            "together",
            "vllm",
            "xai"
        }) {
            String field = type.startsWith("gcp_") ? "credential_location" : "api_key_location";
            Table defaults = Table.named("ProviderTypeDefaults").open().required(field, Credentials.LOCATION);
            table = table.optional(
                    type,
                    Table.named("ProviderTypeConfig")
                            .open()
                            .optional("defaults", defaults)
                            .optional("batch", ANY)
                            .optional("sft", ANY));
        }
        return table;
    }
}

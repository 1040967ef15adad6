package ai.pmoves.routing.internal.schema;

import ai.pmoves.kernel.Problem;
import ai.pmoves.workspace.toml.TomlMap;
import ai.pmoves.workspace.toml.TomlNode;
import ai.pmoves.workspace.toml.TomlValue;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stores that the gateway has to be told of before it starts: for what it keeps of requests, and for keys of its own. */
public final class StoreRules {
    private static final String CLICKHOUSE = "TENSORZERO_CLICKHOUSE_URL";
    private static final String POSTGRES = "TENSORZERO_POSTGRES_URL";

    private StoreRules() {}

    public static void check(TomlMap root, Predicate<String> set, Consumer<Problem> problems) {
        TomlNode kept = enabled(root, "observability");
        if (kept != null) {
            TomlMap observability = Objects.requireNonNull(Tables.at(root, "gateway", "observability"));
            switch (Objects.requireNonNullElse(observability.text("backend"), "auto")) {
                case "clickhouse" -> {
                    if (!set.test(CLICKHOUSE)) {
                        missing(kept, "Missing environment variable `" + CLICKHOUSE + "`.", CLICKHOUSE, problems);
                    }
                }
                case "postgres" -> {
                    if (!set.test(POSTGRES)) {
                        missing(
                                kept,
                                "A Postgres connection is required when the primary datastore is Postgres and observability is"
                                        + " enabled.",
                                POSTGRES,
                                problems);
                    }
                }
                default -> {
                    if (!set.test(CLICKHOUSE) && !set.test(POSTGRES)) {
                        missing(
                                kept,
                                "Observability is enabled but no backend is available. Set `" + CLICKHOUSE + "` or `"
                                        + POSTGRES + "`, or configure `gateway.observability.backend` explicitly.",
                                CLICKHOUSE,
                                problems);
                    }
                }
            }
        }
        TomlNode auth = enabled(root, "auth");
        if (auth != null && !set.test(POSTGRES)) {
            missing(
                    auth,
                    "Authentication is enabled (`gateway.auth.enabled = true`) but Postgres is not available. Authentication requires"
                            + " Postgres. Set `" + POSTGRES + "` or disable auth.",
                    POSTGRES,
                    problems);
        }
    }

    private static @Nullable TomlNode enabled(TomlMap root, String what) {
        TomlMap table = Tables.at(root, "gateway", what);
        TomlNode enabled = table == null ? null : table.get("enabled");
        return enabled instanceof TomlValue value && Boolean.TRUE.equals(value.value()) ? enabled : null;
    }

    private static void missing(TomlNode node, String message, String variable, Consumer<Problem> problems) {
        problems.accept(Problem.error("routing.store-missing", message)
                .at(node.where())
                .fix("set " + variable + ", or leave it disabled"));
    }
}

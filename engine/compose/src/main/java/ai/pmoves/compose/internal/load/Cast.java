package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.internal.tree.PathTable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Attributes whose text becomes a number or a boolean, because {@code ${X}} can only give a text. */
public enum Cast {
    INTEGER {
        @Override
        public @Nullable Object read(String text) {
            try {
                return Long.valueOf(text.startsWith("+") ? text.substring(1) : text);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Override
        String failure(String text) {
            return "invalid integer: " + text;
        }
    },
    NUMBER {
        @Override
        public @Nullable Object read(String text) {
            try {
                return text.isBlank() || text.endsWith("d") || text.endsWith("f") ? null : Double.valueOf(text);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Override
        String failure(String text) {
            return "invalid number: " + text;
        }
    },
    BOOLEAN {
        @Override
        public @Nullable Object read(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "y", "yes", "on" -> true;
                case "false", "n", "no", "off" -> false;
                default -> null;
            };
        }

        @Override
        String failure(String text) {
            return "invalid boolean: " + text;
        }
    };

    static final PathTable<Cast> TABLE = table();

    /** The value, or null if the text does not stand for one. */
    public abstract @Nullable Object read(String text);

    abstract String failure(String text);

    /** Whether this is a boolean that YAML 1.2 does not know. */
    static boolean isOldBoolean(Object value, String text) {
        return value instanceof Boolean && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false");
    }

    private static PathTable<Cast> table() {
        PathTable<Cast> table = new PathTable<>();
        for (String path : new String[] {
            "cpu_count",
            "cpu_period",
            "cpu_quota",
            "cpu_rt_period",
            "cpu_rt_runtime",
            "cpu_shares",
            "deploy.replicas",
            "deploy.update_config.parallelism",
            "deploy.rollback_config.parallelism",
            "deploy.restart_policy.max_attempts",
            "deploy.placement.max_replicas_per_node",
            "healthcheck.retries",
            "oom_score_adj",
            "pids_limit",
            "ports.*.target",
            "scale",
            "ulimits.*",
            "ulimits.*.hard",
            "ulimits.*.soft"
        }) {
            table.put("services.*." + path, INTEGER);
        }
        for (String path : new String[] {
            "cpu_percent", "cpus", "deploy.update_config.max_failure_ratio", "deploy.rollback_config.max_failure_ratio"
        }) {
            table.put("services.*." + path, NUMBER);
        }
        for (String path : new String[] {
            "init",
            "healthcheck.disable",
            "oom_kill_disable",
            "privileged",
            "read_only",
            "stdin_open",
            "tty",
            "volumes.*.read_only",
            "volumes.*.volume.nocopy"
        }) {
            table.put("services.*." + path, BOOLEAN);
        }
        for (String path : new String[] {"external", "internal", "attachable", "enable_ipv4", "enable_ipv6"}) {
            table.put("networks.*." + path, BOOLEAN);
        }
        return table.put("volumes.*.external", BOOLEAN)
                .put("secrets.*.external", BOOLEAN)
                .put("configs.*.external", BOOLEAN);
    }
}

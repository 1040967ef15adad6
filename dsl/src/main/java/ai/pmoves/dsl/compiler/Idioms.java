package ai.pmoves.dsl.compiler;

import ai.pmoves.kernel.Effect;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people who come from other tools say things, and how values are written here. */
final class Idioms {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("dependsOn", "needs"),
            Map.entry("depends_on", "needs"),
            Map.entry("requires", "needs"),
            Map.entry("after", "needs"),
            Map.entry("description", "about"),
            Map.entry("doc", "about"),
            Map.entry("shell", "sh"),
            Map.entry("bash", "sh"),
            Map.entry("script", "sh"),
            Map.entry("cmd", "run"),
            Map.entry("command", "run"),
            Map.entry("echo", "log"),
            Map.entry("string", "text"),
            Map.entry("bool", "flag"),
            Map.entry("boolean", "flag"),
            Map.entry("int", "number"),
            Map.entry("integer", "number"),
            Map.entry("folder", "directory"),
            Map.entry("path", "directory"),
            Map.entry("task", "step"),
            Map.entry("stage", "group"),
            Map.entry("parameters", "params"),
            Map.entry("include", "use"),
            Map.entry("times", "attempts"));

    private Idioms() {}

    /** The word that is known here for one of another tool. */
    static Optional<String> meant(String word, Collection<String> known) {
        return Optional.ofNullable(WORDS.get(word)).filter(known::contains);
    }

    /** How a value of the type is written, or null where that needs no words. */
    static @Nullable String written(Class<?> type) {
        if (type == Duration.class) {
            return "a duration is written 90.seconds, 2.minutes or 1.hour";
        }
        return type == Effect.class ? "without quotes: effect idempotent" : null;
    }
}

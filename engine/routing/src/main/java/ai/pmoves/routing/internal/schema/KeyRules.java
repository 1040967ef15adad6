package ai.pmoves.routing.internal.schema;

import ai.pmoves.kernel.Problem;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import ai.pmoves.routing.tensorzero.config.GatewayConfig.Model;
import ai.pmoves.workspace.toml.TomlMap;
import ai.pmoves.workspace.toml.TomlNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The keys that the gateway wants when it starts: those of every model, whether a function uses it or not. */
public final class KeyRules {
    private final TomlMap root;
    private final Predicate<String> set;
    private final Consumer<Problem> problems;

    private KeyRules(TomlMap root, Predicate<String> set, Consumer<Problem> problems) {
        this.root = root;
        this.set = set;
        this.problems = problems;
    }

    public static void check(TomlMap root, GatewayConfig config, Predicate<String> set, Consumer<Problem> problems) {
        KeyRules rules = new KeyRules(root, set, problems);
        config.models().values().forEach(model -> rules.model("models", model));
        config.embeddings().values().forEach(model -> rules.model("embedding_models", model));
    }

    /** What the gateway says of an embedding model's key has no path in front. */
    private void model(String kind, Model model) {
        for (String name : model.providers().keySet()) {
            TomlMap provider = Tables.provider(root, kind, model.name(), name);
            ProviderType type = provider == null ? null : ProviderType.of(provider.text("type"));
            if (provider != null && type != null && type.keyVariable() != null) {
                key(
                        provider,
                        type,
                        kind.equals("models") ? "models." + model.name() + ".providers." + name + ": " : "");
            }
        }
    }

    private void key(TomlMap provider, ProviderType type, String path) {
        TomlMap defaults = Tables.at(root, "provider_types", type.id(), "defaults");
        TomlNode written = provider.get("api_key_location");
        TomlNode located = written == null && defaults != null ? defaults.get("api_key_location") : written;
        if (located instanceof TomlMap pair) {
            one(pair.text("default"), pair, type, path);
            one(pair.text("fallback"), pair, type, path);
        } else if (located != null) {
            one(located.asText(), located, type, path);
        } else {
            one("env::" + type.keyVariable(), provider, type, path);
        }
    }

    private void one(@Nullable String location, TomlNode node, ProviderType type, String path) {
        if (location == null) {
            return;
        }
        if (location.startsWith("env::")) {
            String name = location.substring("env::".length());
            if (!set.test(name)) {
                missing(node, type, path, "Environment variable `" + name + "` is missing", "set " + name);
            }
        } else if (location.startsWith("path_from_env::")) {
            String name = location.substring("path_from_env::".length());
            if (!set.test(name)) {
                missing(
                        node,
                        type,
                        path,
                        "Environment variable `" + name + "` for credentials path is missing",
                        "set " + name);
            } else {
                refused(node, type, path);
            }
        } else if (location.startsWith("path::") && !exists(location.substring("path::".length()))) {
            missing(node, type, path, "Failed to read credentials file - No such file or directory (os error 2)", null);
        } else if (location.startsWith("path::")
                || location.equals("sdk")
                || location.equals("none") && !type.keyless()) {
            refused(node, type, path);
        }
    }

    private void missing(TomlNode node, ProviderType type, String path, String message, @Nullable String fix) {
        problems.accept(Problem.error(
                        "routing.key-missing",
                        path + "API key missing for provider " + type.errorName() + ": " + message)
                .at(node.where())
                .fix(fix));
    }

    private void refused(TomlNode node, ProviderType type, String path) {
        problems.accept(
                Problem.error("routing.invalid", path + "Invalid api_key_location for " + type.label() + " provider")
                        .at(node.where())
                        .fix("this type takes env::NAME or dynamic::NAME" + (type.keyless() ? ", or none" : "")));
    }

    private static boolean exists(String text) {
        try {
            return Files.isReadable(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

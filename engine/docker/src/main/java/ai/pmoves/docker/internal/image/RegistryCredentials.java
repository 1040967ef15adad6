package ai.pmoves.docker.internal.image;

import ai.pmoves.docker.internal.engine.Json;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.StepContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code docker login} left: in Docker's configuration file, or with the credential helper that it names. A helper's
 * answer is a secret: it is neither logged nor put on a command line.
 */
public final class RegistryCredentials {
    private static final Duration HELPER_LIMIT = Duration.ofSeconds(20);

    private final Path configuration;

    /** @param configuration Docker's folder, such as {@code ~/.docker} */
    public RegistryCredentials(Path configuration) {
        this.configuration = configuration;
    }

    /** The value of X-Registry-Auth, or empty where nobody has logged in. */
    public Optional<String> find(String registry, StepContext step) throws InterruptedException {
        JsonNode config = read();
        String helper = config.path("credHelpers")
                .path(registry)
                .asText(config.path("credsStore").asText(""));
        Optional<ObjectNode> found = helper.isEmpty() ? stored(config, registry) : asked(helper, registry, step);
        return found.map(auth -> {
            secrets(registry, auth).forEach(step::redact);
            return Base64.getUrlEncoder().encodeToString(Json.bytes(auth.put("serveraddress", registry)));
        });
    }

    /** All passwords and tokens that the file itself holds. */
    public List<Secret> stored() {
        List<Secret> found = new ArrayList<>();
        read().path("auths")
                .properties()
                .forEach(entry ->
                        login(entry.getValue()).ifPresent(auth -> found.addAll(secrets(entry.getKey(), auth))));
        return found;
    }

    private static List<Secret> secrets(String registry, ObjectNode auth) {
        return Stream.of("password", "identitytoken")
                .filter(auth::has)
                .map(field ->
                        new Secret("registry " + registry, "", auth.path(field).asText()))
                .toList();
    }

    private JsonNode read() {
        Path file = configuration.resolve("config.json");
        try {
            return Files.isReadable(file) ? Json.parse(Files.readAllBytes(file)) : Json.object();
        } catch (IOException | UncheckedIOException e) {
            return Json.object();
        }
    }

    private static Optional<ObjectNode> stored(JsonNode config, String registry) {
        JsonNode entry = config.path("auths").path(registry);
        if (!entry.isObject()) {
            entry = config.path("auths").path("https://" + registry);
        }
        return login(entry);
    }

    private static Optional<ObjectNode> login(JsonNode entry) {
        ObjectNode auth = Json.object();
        String encoded = entry.path("auth").asText("");
        if (!encoded.isEmpty()) {
            String plain = decoded(encoded);
            int colon = plain.indexOf(':');
            auth.put("username", plain.substring(0, Math.max(0, colon)));
            auth.put("password", plain.substring(colon + 1).replace("\0", ""));
        }
        String token = entry.path("identitytoken").asText("");
        if (!token.isEmpty()) {
            auth.put("identitytoken", token);
        }
        return auth.isEmpty() ? Optional.empty() : Optional.of(auth);
    }

    /** As it is where it is no base64: then nobody can log in with it, and it may be a secret all the same. */
    private static String decoded(String auth) {
        try {
            return new String(Base64.getMimeDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return auth;
        }
    }

    private static Optional<ObjectNode> asked(String helper, String registry, StepContext step)
            throws InterruptedException {
        String program = "docker-credential-" + helper;
        try {
            Optional<byte[]> answer = new CredentialHelper(
                            CredentialHelper.find(program, System.getenv().getOrDefault("PATH", "")), HELPER_LIMIT)
                    .ask(registry);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            JsonNode given = Json.parse(answer.get());
            String user = given.path("Username").asText("");
            String secret = given.path("Secret").asText("");
            return Optional.of(
                    user.equals("<token>")
                            ? Json.object().put("identitytoken", secret)
                            : Json.object().put("username", user).put("password", secret));
        } catch (UncheckedIOException e) {
            step.log("credential helper " + program + " answers with what is no JSON: going on without a login");
            return Optional.empty();
        } catch (IOException e) {
            step.log("credential helper " + program + " cannot be used (" + e.getMessage()
                    + "): going on without a login");
            return Optional.empty();
        }
    }
}

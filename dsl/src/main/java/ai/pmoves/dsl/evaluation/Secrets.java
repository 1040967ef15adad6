package ai.pmoves.dsl.evaluation;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.SecretVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds secrets: in the variable of their name, or in the 0600 file that {@code NAME_FILE} points to. */
final class Secrets {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, String> environment;
    private final SecretVersions versions;

    /** All that were found so far, each once. */
    private final Map<String, Secret> found = new ConcurrentHashMap<>();

    Secrets(Map<String, String> environment, SecretVersions versions) {
        this.environment = environment;
        this.versions = versions;
    }

    /** @throws PmovesException (secret) where it is nowhere, or its file can be read by others */
    Secret named(String name) {
        String value = environment.get(name);
        if (value != null && !value.isEmpty()) {
            return secret(name, value);
        }
        String file = environment.get(name + "_FILE");
        if (file != null && !file.isEmpty()) {
            return secret(name, read(name, Path.of(file)));
        }
        throw missing(name, "the secret " + name + " is not there: neither " + name + " nor " + name + "_FILE is set");
    }

    /** @param reference {@code env:NAME} or {@code file:PATH} */
    Secret from(String name, String reference, Path typedFrom) {
        String rest = reference.substring(reference.indexOf(':') + 1);
        if (reference.startsWith("file:")) {
            return secret(name, read(name, typedFrom.resolve(rest)));
        }
        String value = environment.get(rest);
        if (value == null || value.isEmpty()) {
            throw missing(rest, "the secret " + name + " is not there: the variable " + rest + " is not set");
        }
        return secret(name, value);
    }

    private Secret secret(String name, String value) {
        Secret secret = new Secret(name, versions.of(name, value), value);
        found.put(name + ' ' + secret.version(), secret);
        return secret;
    }

    /** The keyed digest of a value, for keys. */
    String version(String name, String value) {
        return versions.of(name, value);
    }

    List<Secret> found() {
        return List.copyOf(found.values());
    }

    /** Looks for one that need not be there, so that it is hidden if it is. */
    void look(String name) {
        try {
            named(name);
        } catch (PmovesException e) {
            // whoever reads it will say so
        }
    }

    private static String read(String name, Path file) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw failure(Problem.error("dsl.secret-exposed", "others can read the file of secret " + name)
                        .fix("chmod 600 " + file));
            }
            return ForeignFile.text(file, MOST_BYTES).stripTrailing();
        } catch (IOException e) {
            throw missing(name, "the file of secret " + name + " cannot be read: " + file + ": " + ForeignFile.why(e));
        }
    }

    private static PmovesException missing(String name, String message) {
        return failure(Problem.error("dsl.secret-missing", message)
                .fix("export " + name + "_FILE=/path/to/a/file/with/mode/0600"));
    }

    private static PmovesException failure(Problem problem) {
        return new PmovesException(ExitCode.SECRET, problem);
    }
}

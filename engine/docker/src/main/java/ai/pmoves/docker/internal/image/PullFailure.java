package ai.pmoves.docker.internal.image;

import ai.pmoves.docker.internal.engine.DiskFull;
import ai.pmoves.kernel.Problem;
import java.util.List;
import java.util.Locale;

/** Why a pull failed, told apart in those words: unreachable is not missing, and missing is not forbidden. */
final class PullFailure {
    private static final List<String> UNREACHABLE = List.of(
            "dial tcp",
            "connection refused",
            "no such host",
            "i/o timeout",
            "tls handshake timeout",
            "client.timeout exceeded",
            "context deadline exceeded",
            "network is unreachable",
            "no route to host",
            "server misbehaving",
            "connection reset",
            "unexpected eof",
            ": eof",
            "proxyconnect");
    private static final List<String> UNAUTHORISED =
            List.of("unauthorized", "no basic auth credentials", "authentication required", "403 forbidden");
    private static final List<String> MISSING =
            List.of("manifest unknown", "not found", "name unknown", "repository name not known");

    private PullFailure() {}

    /** @param reason the engine's words */
    public static Problem of(String image, String reason) {
        ImageName name = ImageName.parse(image);
        String words = reason.toLowerCase(Locale.ROOT);
        if (DiskFull.told(reason)) {
            return DiskFull.problem("image " + image + " cannot be pulled", reason);
        }
        if (words.contains("no matching manifest")) {
            return Problem.error(
                    "docker.image-platform", "image " + image + " exists, but not for this platform: " + reason);
        }
        if (words.contains("repository does not exist or may require")) {
            return Problem.error(
                            "docker.image-missing-or-private",
                            "image " + image + " does not exist in registry " + name.registry()
                                    + ", or may only be pulled after a login (the registry does not say which)")
                    .fix("docker login " + name.registry());
        }
        if (any(words, UNREACHABLE)) {
            return Problem.error(
                            "docker.registry-unreachable",
                            "registry " + name.registry() + " cannot be reached; whether image " + image
                                    + " exists is unknown: " + reason)
                    .fix("check the connection, or load the image: docker load -i FILE");
        }
        if (any(words, UNAUTHORISED)) {
            return Problem.error(
                            "docker.image-unauthorised",
                            "registry " + name.registry() + " does not allow to pull image " + image + ": " + reason)
                    .fix("docker login " + name.registry());
        }
        if (any(words, MISSING)) {
            return Problem.error(
                            "docker.image-missing",
                            "image " + image + " does not exist: registry " + name.registry() + " answers, and has no "
                                    + name.repository() + ":" + name.tag())
                    .fix("check the name and the tag");
        }
        return Problem.error("docker.pull-failed", "image " + image + " cannot be pulled: " + reason);
    }

    private static boolean any(String words, List<String> signs) {
        return signs.stream().anyMatch(words::contains);
    }
}

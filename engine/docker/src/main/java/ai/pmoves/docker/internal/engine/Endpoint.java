package ai.pmoves.docker.internal.engine;

import ai.pmoves.docker.rehearsal.RehearsalEngine;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A place where an engine may be.
 *
 * @param uri unix:, tcp: or npipe:
 * @param foundBy what led to it, for people: {@code --host}, {@code DOCKER_HOST}, {@code context 'desktop'}, {@code default}
 * @param certificates folder with ca.pem, cert.pem and key.pem, or null for plain text
 */
public record Endpoint(URI uri, String foundBy, @Nullable Path certificates) {

    /** Whether the engine's ports open on this host, and its processes are seen here. */
    public boolean isLocal() {
        return opensPorts()
                && !"tcp".equals(uri.getScheme())
                && !"http".equals(uri.getScheme())
                && !"https".equals(uri.getScheme());
    }

    /** Whether something listens behind its published ports: not where the engine is a rehearsal's. */
    public boolean opensPorts() {
        return !RehearsalEngine.isEndpoint(uri.toString());
    }

    /** Where its published ports are reached from here. */
    public String host() {
        String host = uri.getHost();
        return isLocal() || host == null ? "127.0.0.1" : host;
    }
}

package ai.pmoves.docker.internal.engine;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A place where an engine may be.
 *
 * @param uri unix:, tcp: or npipe:
 * @param foundBy what led to it, for people: {@code --host}, {@code DOCKER_HOST}, {@code context 'desktop'}, {@code default}
 * @param certificates folder with ca.pem, cert.pem and key.pem, or null for plain text
 * @param opensPorts whether something listens behind the ports that it publishes: not where it is simulated
 */
public record Endpoint(URI uri, String foundBy, @Nullable Path certificates, boolean opensPorts) {

    /** One that really runs what it is told to. */
    public Endpoint(URI uri, String foundBy, @Nullable Path certificates) {
        this(uri, foundBy, certificates, true);
    }

    /** The same place, where nothing listens behind what is published. */
    Endpoint withoutPorts() {
        return new Endpoint(uri, foundBy, certificates, false);
    }

    /** Whether the engine's ports open on this host, and its processes are seen here. */
    public boolean isLocal() {
        return opensPorts
                && !"tcp".equals(uri.getScheme())
                && !"http".equals(uri.getScheme())
                && !"https".equals(uri.getScheme());
    }

    /** Where its published ports are reached from here. */
    public String host() {
        String host = uri.getHost();
        return isLocal() || host == null ? "127.0.0.1" : host;
    }
}

package ai.pmoves.docker.internal.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes docker-java's HTTP client for an endpoint. */
final class Transport {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Where it is given none, the client reads all certificate authorities of the JDK: 100 ms of a start, for a local socket. */
    private static final SSLContext NO_TLS = new SSLContext(null, null, "none") {};

    private Transport() {}

    static DockerHttpClient to(Endpoint endpoint) {
        URI uri = endpoint.uri();
        URI address = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme())
                ? URI.create("tcp" + uri.toString().substring(uri.toString().indexOf(':')))
                : uri;
        ZerodepDockerHttpClient.Builder builder =
                new ZerodepDockerHttpClient.Builder().dockerHost(address).connectionTimeout(CONNECT);
        @Nullable Path certificates = endpoint.certificates();
        if (certificates != null) {
            builder.sslConfig(new PemSslConfig(certificates));
        } else if ("unix".equals(uri.getScheme())) {
            builder.sslConfig(() -> NO_TLS);
        }
        return builder.build();
    }
}

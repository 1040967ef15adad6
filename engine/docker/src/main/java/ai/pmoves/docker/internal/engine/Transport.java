package ai.pmoves.docker.internal.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes docker-java's HTTP client for an endpoint. */
final class Transport {
    private static final Duration CONNECT = Duration.ofSeconds(10);

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
        }
        return builder.build();
    }
}

package ai.pmoves.docker.internal.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;

/** Agrees with an engine on the newest version that both know. */
final class Negotiation {
    private Negotiation() {}

    static ApiVersion agree(DockerHttpClient client) throws IOException {
        ApiVersion server;
        try (Response ping = execute(client, "/_ping")) {
            String header = ping.getHeader("Api-Version");
            if (ping.getStatusCode() >= 400 || header == null) {
                throw new EngineUnusable("answers, but is no Docker engine (GET /_ping: " + ping.getStatusCode() + ")");
            }
            server = ApiVersion.parse(header);
        }
        if (!server.has(ApiVersion.OLDEST)) {
            throw new EngineUnusable("speaks API " + server + "; " + ApiVersion.OLDEST
                    + " (Docker Engine 20.10) is the oldest that works");
        }
        if (ApiVersion.NEWEST.has(server)) {
            return server;
        }
        try (Response about = execute(client, "/version")) {
            String oldest = Json.parse(Answers.whole(about.getBody()))
                    .path("MinAPIVersion")
                    .asText(ApiVersion.OLDEST.toString());
            if (!ApiVersion.NEWEST.has(ApiVersion.parse(oldest))) {
                throw new EngineUnusable(
                        "wants API " + oldest + " or newer; " + ApiVersion.NEWEST + " is the newest known here");
            }
            return ApiVersion.NEWEST;
        }
    }

    private static Response execute(DockerHttpClient client, String path) {
        return client.execute(Request.builder().method("GET").path(path).build());
    }
}

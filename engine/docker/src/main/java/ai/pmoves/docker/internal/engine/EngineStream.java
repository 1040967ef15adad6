package ai.pmoves.docker.internal.engine;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** An answer that is read while the engine writes it. Closing it ends the reader too. */
public final class EngineStream implements AutoCloseable {
    private final Response response;
    private final String endpoint;

    EngineStream(Response response, String endpoint) {
        this.response = response;
        this.endpoint = endpoint;
    }

    public InputStream bytes() {
        return response.getBody();
    }

    public BufferedReader lines() {
        return new BufferedReader(new InputStreamReader(response.getBody(), StandardCharsets.UTF_8));
    }

    public EngineGone gone(IOException cause) {
        return new EngineGone(endpoint, EngineApi.reason(cause), cause);
    }

    @Override
    public void close() {
        response.close();
    }
}

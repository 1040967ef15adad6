package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;

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

    public JsonLines messages() {
        return new JsonLines(response.getBody());
    }

    /** What to throw where it cannot be read any further. */
    public PmovesException broken(IOException cause) {
        if (cause instanceof JsonLines.Strange) {
            return new PmovesException(
                    ExitCode.FAILED,
                    Problem.error("docker.answer-strange", "what listens at " + endpoint + " " + cause.getMessage())
                            .fix("see whether that is a Docker engine; --host or DOCKER_HOST names another"),
                    cause);
        }
        return new EngineGone(endpoint, EngineApi.reason(cause), cause);
    }

    @Override
    public void close() {
        response.close();
    }
}

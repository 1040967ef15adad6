package ai.pmoves.docker.internal.image;

import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.EngineRefusal;
import ai.pmoves.docker.internal.engine.EngineStream;
import ai.pmoves.docker.internal.engine.JsonLines;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.StepContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pulls one image. */
public final class Puller {
    /** An engine answers nothing before the registry has told it what the name stands for. */
    private static final Duration BEGIN = Duration.ofMinutes(5);

    private static final long BETWEEN_NOTES_NANOS = 200_000_000;

    private final EngineApi api;
    private final RegistryCredentials credentials;
    private final StepContext step;

    public Puller(EngineApi api, RegistryCredentials credentials, StepContext step) {
        this.api = api;
        this.credentials = credentials;
        this.step = step;
    }

    /** @param place where the image is named, for the error */
    public void pull(String image, @Nullable String platform, @Nullable Location place) throws InterruptedException {
        ImageName name = ImageName.parse(image);
        String path = "/images/create?fromImage=" + EngineApi.escape(name.familiar()) + "&tag="
                + EngineApi.escape(name.tag())
                + (platform == null ? "" : "&platform=" + EngineApi.escape(platform));
        Map<String, String> headers = credentials
                .find(name.registryKey(), step)
                .map(auth -> Map.of("X-Registry-Auth", auth))
                .orElse(Map.of());
        step.log("pull " + image);
        step.progress("pulling " + image);
        try (EngineStream stream = api.stream("POST", path, headers, null, BEGIN)) {
            AutoCloseable stop = step.onStop(stream::close);
            try {
                follow(stream, image, place);
            } finally {
                closed(stop);
            }
        } catch (EngineRefusal e) {
            throw failed(image, e.reason(), place);
        }
    }

    private void follow(EngineStream stream, String image, @Nullable Location place) throws InterruptedException {
        PullProgress progress = new PullProgress(image);
        long last = System.nanoTime();
        try {
            JsonLines messages = stream.messages();
            for (JsonNode message = messages.next(); message != null; message = messages.next()) {
                String error = message.path("error").asText("");
                if (!error.isEmpty()) {
                    throw failed(image, error, place);
                }
                progress.on(message);
                if (System.nanoTime() - last > BETWEEN_NOTES_NANOS) {
                    last = System.nanoTime();
                    step.progress(progress.note());
                }
            }
        } catch (IOException e) {
            if (step.stopping()) {
                throw new InterruptedException("stopped");
            }
            throw stream.broken(e);
        }
    }

    private static PmovesException failed(String image, String reason, @Nullable Location place) {
        return new PmovesException(
                ExitCode.FAILED, PullFailure.of(image, reason).at(place));
    }

    private static void closed(AutoCloseable handle) {
        try {
            handle.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

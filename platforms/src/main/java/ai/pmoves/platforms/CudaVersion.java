package ai.pmoves.platforms;

import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** For which CUDA a service is built: told by its image, its build arguments, or the base images of its Dockerfile. */
final class CudaVersion {

    /** @param from what told it */
    record Found(String version, String from) {}

    /** {@code nvidia/cuda:12.4.1-runtime}, {@code pytorch:2.3-cuda12.1-cudnn8}. */
    private static final Pattern IMAGE =
            Pattern.compile("cuda(?:[:-]|-?v)?(\\d{1,2}\\.\\d{1,2})", Pattern.CASE_INSENSITIVE);
    /** The wheels' short form: {@code cu128} is 12.8, {@code cu118} is 11.8. */
    private static final Pattern WHEEL = Pattern.compile("\\bcu(\\d{2})(\\d)\\b");

    private static final Pattern FROM = Pattern.compile("(?im)^\\s*FROM\\s+(?:--\\S+\\s+)?(\\S+)");
    private static final long MOST_BYTES = 1L << 20;

    private CudaVersion() {}

    static Optional<Found> of(Service service) {
        return in(service.image(), "image " + service.image())
                .or(() -> inArguments(service.build()))
                .or(() -> inDockerfile(service.build()));
    }

    private static Optional<Found> in(String text, String from) {
        Matcher image = IMAGE.matcher(text);
        if (image.find()) {
            return Optional.of(new Found(image.group(1), from));
        }
        Matcher wheel = WHEEL.matcher(text);
        return wheel.find() ? Optional.of(new Found(wheel.group(1) + "." + wheel.group(2), from)) : Optional.empty();
    }

    private static Optional<Found> inArguments(@Nullable JsonNode build) {
        if (build == null) {
            return Optional.empty();
        }
        List<Found> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> argument : build.path("args").properties()) {
            String value = argument.getValue().asText();
            in(value, "build argument " + argument.getKey() + "=" + value).ifPresent(found::add);
        }
        return found.stream().findFirst();
    }

    private static Optional<Found> inDockerfile(@Nullable JsonNode build) {
        if (build == null || build.path("context").asText().contains("://")) {
            return Optional.empty();
        }
        Path file = Path.of(build.path("context").asText("."))
                .resolve(build.path("dockerfile").asText("Dockerfile"));
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                Matcher base = FROM.matcher(Files.readString(file));
                while (base.find()) {
                    Optional<Found> found = in(base.group(1), file.getFileName() + " FROM " + base.group(1));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}

package ai.pmoves.platforms;

import ai.pmoves.compose.ComposeRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files by which a stack says itself what is different on a platform. */
final class OwnOverlays {
    private OwnOverlays() {}

    /** Beside the stack's first file; those that are there, except those that the request names anyway. */
    static List<Path> of(ComposeRequest request, String platform) {
        Path folder = folder(request);
        List<Path> named = request.files().stream()
                .map(file -> request.directory().resolve(file).normalize())
                .toList();
        return Stream.of("platforms/" + platform, "compose." + platform, "docker-compose." + platform)
                .flatMap(name -> Stream.of(name + ".yaml", name + ".yml"))
                .map(name -> folder.resolve(name).normalize())
                .filter(Files::isRegularFile)
                .filter(file -> !named.contains(file))
                .toList();
    }

    private static Path folder(ComposeRequest request) {
        if (request.files().isEmpty()) {
            return request.directory().toAbsolutePath();
        }
        Path first = request.directory().resolve(request.files().get(0)).toAbsolutePath();
        Path parent = first.getParent();
        return parent == null ? first : parent;
    }
}

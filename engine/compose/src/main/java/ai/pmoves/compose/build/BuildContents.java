package ai.pmoves.compose.build;

import ai.pmoves.compose.Service;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at what images would be built from, at each folder once: services often share one. For one look, not to be kept. */
public final class BuildContents {
    private static final int MOST_BYTES = 4 << 20;

    private final Map<List<Object>, BuildContent> folders = new HashMap<>();
    private final @Nullable Remembered remembered;

    private BuildContents(@Nullable Remembered remembered) {
        this.remembered = remembered;
    }

    /** Reads every file. */
    public static BuildContents read() {
        return new BuildContents(null);
    }

    /**
     * Reads the files of folders in which something was touched since the last look.
     *
     * @param cache a folder for what was found, made when it is needed
     */
    public static BuildContents remembering(Path cache) {
        return new BuildContents(new Remembered(cache));
    }

    /**
     * What the service would be built from.
     *
     * @param service one with a {@code build} section
     */
    public synchronized BuildContent of(Service service) {
        ObjectNode build = Objects.requireNonNull(service.build(), "a service that is built");
        MessageDigest digest = Sha256.start();
        List<Path> unreadable = new ArrayList<>();
        Digests.add(digest, build.toString());
        String context = build.path("context").asText(".");
        if (!isElsewhere(context)) {
            Path folder = Path.of(context);
            Path dockerfile = folder.resolve(build.path("dockerfile").asText("Dockerfile"));
            if (!build.hasNonNull("dockerfile_inline")) {
                Digests.add(digest, text(dockerfile, unreadable)); // also where it lies outside or is ignored
            }
            folder(folder, ignored(folder, dockerfile, unreadable), digest, unreadable);
        }
        for (JsonNode more : build.path("additional_contexts")) {
            if (!isElsewhere(more.asText())) {
                Path folder = Path.of(more.asText());
                folder(folder, text(folder.resolve(".dockerignore"), unreadable), digest, unreadable);
            }
        }
        return new BuildContent(Sha256.end(digest), unreadable);
    }

    private void folder(Path folder, String ignored, MessageDigest digest, List<Path> unreadable) {
        if (!Files.isDirectory(folder)) {
            Digests.add(digest, "absent"); // the preflight names it, with its place
            return;
        }
        BuildContent content = folders.computeIfAbsent(List.of(folder, ignored), any -> look(folder, ignored));
        Digests.add(digest, content.digest());
        unreadable.addAll(content.unreadable());
    }

    private BuildContent look(Path folder, String ignored) {
        try {
            ContextFiles files = ContextFiles.of(folder, IgnoreRules.parse(ignored));
            return remembered == null ? files.content() : remembered.content(folder + "\n" + ignored, files);
        } catch (IOException e) {
            return new BuildContent("", List.of(folder));
        }
    }

    /** The rules beside the Dockerfile go before those of the context. */
    private static String ignored(Path folder, Path dockerfile, List<Path> unreadable) {
        Path own = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
        return text(Files.isRegularFile(own) ? own : folder.resolve(".dockerignore"), unreadable);
    }

    private static String text(Path file, List<Path> unreadable) {
        try {
            return Files.isRegularFile(file)
                    ? new String(ForeignFile.bytes(file, MOST_BYTES), StandardCharsets.ISO_8859_1)
                    : "";
        } catch (IOException e) {
            unreadable.add(file);
            return "";
        }
    }

    /** A Git or HTTP address, an image, another service: as {@code docker build} takes it. */
    private static boolean isElsewhere(String context) {
        return context.contains("://")
                || context.startsWith("git@")
                || context.startsWith("github.com/")
                || context.startsWith("service:");
    }
}

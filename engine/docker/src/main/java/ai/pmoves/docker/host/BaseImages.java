package ai.pmoves.docker.host;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.ForeignFile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which images a project's builds start from. Reads Dockerfiles, asks nobody. */
public final class BaseImages {
    private static final Pattern FROM = Pattern.compile(
            "(?im)^\\s*FROM\\s+(?:--platform=\\S+\\s+)?(?<image>[^\\s$]+)(?:\\s+AS\\s+(?<stage>\\S+))?\\s*$");

    private static final int MOST_BYTES = 4 << 20;

    private BaseImages() {}

    /** The images of all FROM lines that are written out (no variable, no earlier stage, not scratch), in file order. */
    public static Set<String> of(Project project) {
        return of(project.services().values());
    }

    /** The same for one service; empty where it is not built. */
    public static Set<String> of(Service service) {
        return of(List.of(service));
    }

    private static Set<String> of(Collection<Service> services) {
        Set<String> images = new LinkedHashSet<>();
        for (Service service : services) {
            ObjectNode build = service.build();
            if (build != null) {
                images.addAll(in(dockerfile(build)));
            }
        }
        return images;
    }

    static Set<String> in(String dockerfile) {
        Set<String> images = new LinkedHashSet<>();
        Set<String> stages = new LinkedHashSet<>(Set.of("scratch"));
        Matcher from = FROM.matcher(dockerfile);
        while (from.find()) {
            String image = from.group("image");
            if (!stages.contains(image.toLowerCase(Locale.ROOT))) {
                images.add(image);
            }
            String stage = from.group("stage");
            if (stage != null) {
                stages.add(stage.toLowerCase(Locale.ROOT));
            }
        }
        return images;
    }

    private static String dockerfile(ObjectNode build) {
        if (build.hasNonNull("dockerfile_inline")) {
            return build.get("dockerfile_inline").asText();
        }
        Path context = Path.of(build.path("context").asText("."));
        try {
            return ForeignFile.text(context.resolve(build.path("dockerfile").asText("Dockerfile")), MOST_BYTES);
        } catch (IOException absent) {
            return ""; // the preflight reports a missing Dockerfile, with its place
        }
    }
}

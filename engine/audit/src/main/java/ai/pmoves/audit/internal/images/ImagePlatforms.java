package ai.pmoves.audit.internal.images;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Service;
import java.util.List;

/** Images for another kind of processor than the engine's. */
public final class ImagePlatforms implements Rule {

    @Override
    public List<String> ids() {
        return List.of("images.other-platform");
    }

    @Override
    public void check(Target target, Findings findings) {
        String own = target.images().platform().orElse("");
        if (own.isEmpty()) {
            return;
        }
        for (Service service : target.project().services().values()) {
            String asked = service.platform() == null ? "" : service.platform();
            String has = asked.isEmpty()
                    ? target.images()
                            .look(service.image())
                            .map(image -> image.facts().platform())
                            .orElse("")
                    : asked;
            if (has.contains("/") && !processor(has).equals(processor(own))) {
                String path = "services." + service.name() + (asked.isEmpty() ? ".image" : ".platform");
                findings.add(
                        "images.other-platform",
                        path,
                        target.project().where(path).orElse(null),
                        "'" + service.name() + "' runs " + has
                                + (asked.isEmpty() ? ", as its image is," : ", as its file asks,")
                                + " on an engine for " + own + ": slowly, under emulation, or not at all",
                        asked.isEmpty()
                                ? "docker pull --platform " + own + " " + service.image() + ", if there is one"
                                : "remove platform: " + asked + ", if the image is there for " + own);
            }
        }
    }

    private static String processor(String platform) {
        String[] parts = platform.split("/", -1);
        return parts.length < 2 ? platform : parts[0] + "/" + parts[1];
    }
}

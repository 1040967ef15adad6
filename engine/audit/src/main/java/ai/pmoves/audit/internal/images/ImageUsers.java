package ai.pmoves.audit.internal.images;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Service;
import java.util.List;

/** Services that run as root since neither their file nor their image names a user. */
public final class ImageUsers implements Rule {

    @Override
    public List<String> ids() {
        return List.of("hardening.image-user");
    }

    @Override
    public void check(Target target, Findings findings) {
        for (Service service : target.project().services().values()) {
            boolean named = !service.definition().path("user").asText("").isEmpty();
            if (!named) {
                target.images().look(service.image()).ifPresent(image -> {
                    if (isRoot(image.facts().user())) {
                        String path = "services." + service.name() + ".user";
                        findings.add(
                                "hardening.image-user",
                                path,
                                target.project().where(path).orElse(null),
                                "'" + service.name() + "' starts as root: neither its file nor its image "
                                        + service.image() + " names another user",
                                "user: \"65532:65532\", and let that user own what it writes; some images change to a user of"
                                        + " their own once they have started");
                    }
                });
            }
        }
    }

    private static boolean isRoot(String user) {
        String name = user.split(":", 2)[0];
        return name.isEmpty() || name.equals("root") || name.equals("0");
    }
}

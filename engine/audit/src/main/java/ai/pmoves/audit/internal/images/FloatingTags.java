package ai.pmoves.audit.internal.images;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.image.Reference;
import ai.pmoves.compose.Service;
import java.util.List;

/** Images that are another one tomorrow under the same name. */
public final class FloatingTags implements Rule {

    @Override
    public List<String> ids() {
        return List.of("images.floating-tag", "images.no-digest");
    }

    @Override
    public void check(Target target, Findings findings) {
        for (Service service : target.project().services().values()) {
            String written = service.definition().path("image").asText("");
            if (service.build() == null && !written.isBlank() && !written.endsWith(":")) {
                image(target, findings, service, Reference.parse(written));
            }
        }
    }

    private static void image(Target target, Findings findings, Service service, Reference image) {
        String path = "services." + service.name() + ".image";
        var where = target.project().where(path).orElse(null);
        if (!image.digest().isEmpty()) {
            return;
        }
        if (Floating.tag(image.effectiveTag())) {
            findings.add(
                    "images.floating-tag",
                    path,
                    where,
                    "'" + service.name() + "' runs " + service.image() + ", "
                            + (image.tag().isEmpty()
                                    ? "which names no version: it stands for 'latest'"
                                    : "a name that moves from version to version")
                            + ", and so the next pull may bring another one",
                    "image: " + image.name() + ":VERSION, with the version that runs today");
        } else {
            findings.add(
                    "images.no-digest",
                    path,
                    where,
                    "'" + service.name() + "' runs " + service.image()
                            + ", which its registry may replace: no digest pins it",
                    "image: " + service.image() + "@sha256:..., as docker buildx imagetools inspect " + service.image()
                            + " prints it");
        }
    }
}

package ai.pmoves.compose.preflight;

import ai.pmoves.kernel.Problem;
import java.util.List;

/** Services of which the image came out blank, and which are not built either. */
final class EmptyImages implements Rule {
    @Override
    public List<Problem> check(Subject subject) {
        return subject.services().stream()
                .filter(service -> service.build() == null && service.image().isBlank())
                .map(service -> Problem.error(
                                "preflight.image-blank",
                                "'" + service.name() + "' has no image: its name came out blank")
                        .at(subject.where(service, "image"))
                        .fix("set the variable that names it, or give it a default: ${NAME:-image:tag}"))
                .toList();
    }
}

package ai.pmoves.audit.internal.suppress;

import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** {@code x-pmoves: {ignore: {RULE: REASON}}}, of a service or of the whole stack. */
final class Annotations {
    private Annotations() {}

    static List<Suppression> of(Project project) {
        List<Suppression> found = new ArrayList<>();
        add(project, project.canonical().path("x-pmoves"), "x-pmoves.ignore", "", -1, found);
        project.services().forEach((name, service) -> {
            String subject = "services." + name;
            add(project, service.definition().path("x-pmoves"), subject + ".x-pmoves.ignore", subject, 0, found);
        });
        return found;
    }

    private static void add(
            Project project, JsonNode own, String path, String subject, int line, List<Suppression> found) {
        own.path("ignore").properties().forEach(entry -> {
            Location where = project.where(path + "." + entry.getKey())
                    .orElse(new Location(project.files().get(0), 0, 0));
            String reason =
                    entry.getValue().isTextual() ? entry.getValue().asText().strip() : "";
            found.add(new Suppression(entry.getKey(), reason, "annotation", where, subject, line));
        });
    }
}

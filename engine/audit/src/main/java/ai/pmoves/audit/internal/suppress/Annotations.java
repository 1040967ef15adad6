package ai.pmoves.audit.internal.suppress;

import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** {@code x-pmoves: {ignore: {RULE: REASON}}} for the whole stack, {@code {RULE: {SERVICE: REASON}}} for some services. */
final class Annotations {
    private Annotations() {}

    static List<Suppression> of(Project project) {
        List<Suppression> found = new ArrayList<>();
        project.canonical().path("x-pmoves").path("ignore").properties().forEach(entry -> {
            String rule = entry.getKey();
            String path = "x-pmoves.ignore." + rule;
            if (entry.getValue().isObject()) {
                entry.getValue()
                        .properties()
                        .forEach(service -> found.add(new Suppression(
                                rule,
                                reason(service.getValue()),
                                "annotation",
                                where(project, path + "." + service.getKey()),
                                "services." + service.getKey(),
                                0)));
            } else {
                found.add(new Suppression(rule, reason(entry.getValue()), "annotation", where(project, path), "", -1));
            }
        });
        return found;
    }

    private static String reason(JsonNode value) {
        return value.isTextual() ? value.asText().strip() : "";
    }

    private static Location where(Project project, String path) {
        return project.where(path).orElse(new Location(project.files().get(0), 0, 0));
    }
}

package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Secrets and configs that services take from files which are not there: the engine would refuse the container, long after others
 * have been started. What a bring-up generates need not be there yet.
 */
final class ObjectFiles implements Rule {
    @Override
    public List<Problem> check(Subject subject) {
        List<Problem> problems = new ArrayList<>(missing(subject, "secret"));
        problems.addAll(missing(subject, "config"));
        return problems;
    }

    private static List<Problem> missing(Subject subject, String kind) {
        JsonNode generated = subject.project().canonical().path("x-pmoves").path("generate");
        List<Problem> problems = new ArrayList<>();
        users(subject, kind + "s").forEach((name, users) -> {
            String file = subject.project()
                    .canonical()
                    .path(kind + "s")
                    .path(name)
                    .path("file")
                    .asText();
            Path path = subject.project().directory().resolve(file);
            boolean made = kind.equals("secret") && generated.path(name).isIntegralNumber();
            if (!file.isEmpty() && !made && !Files.exists(path)) {
                problems.add(Problem.error(
                                "preflight." + kind + "-missing",
                                "The " + kind + " '" + name + "' of " + String.join(", ", users) + " comes from "
                                        + subject.shown(path) + ", which is not there")
                        .at(subject.project()
                                .where(kind + "s." + name + ".file")
                                .orElse(null))
                        .fix("install -D -m " + (kind.equals("secret") ? "600" : "644") + " /dev/stdin "
                                + subject.pasted(path)));
            }
        });
        return problems;
    }

    /** Who mounts it, by its name. */
    private static Map<String, Set<String>> users(Subject subject, String list) {
        Map<String, Set<String>> users = new TreeMap<>();
        for (Service service : subject.services()) {
            for (JsonNode mount : service.definition().path(list)) {
                users.computeIfAbsent(mount.path("source").asText(), name -> new TreeSet<>())
                        .add(service.name());
            }
        }
        return users;
    }
}

package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.compose.internal.Problems;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.template.Template;
import ai.pmoves.workspace.template.Variables;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the project is called: {@code -p}, COMPOSE_PROJECT_NAME, {@code name:} of the last file that has one, the folder. */
final class ProjectName {
    private final Problems problems;

    ProjectName(Problems problems) {
        this.problems = problems;
    }

    String of(@Nullable String given, Map<String, String> environment, List<YamlMap> documents, Path directory) {
        String variable = environment.get("COMPOSE_PROJECT_NAME");
        String explicit = given != null && !given.isEmpty() ? given : variable;
        if (explicit != null && !explicit.isEmpty()) {
            return checked(explicit);
        }
        YamlNode written = null;
        for (YamlMap document : documents) {
            YamlNode name = document.get("name");
            written = name != null && !name.isNull() && !GoFormat.value(name).isEmpty() ? name : written;
        }
        Path last = directory.getFileName();
        String name = normalise(written == null ? (last == null ? "" : last.toString()) : fill(written, environment));
        if (name.isEmpty()) {
            problems.error(
                    "project-name",
                    "project name must not be empty",
                    written == null ? null : written.where(),
                    "give it one with -p NAME or COMPOSE_PROJECT_NAME");
        }
        return name;
    }

    private String fill(YamlNode name, Map<String, String> environment) {
        // the loader interpolates the same text again with the rest of its file, and reports what is wrong with it
        return name instanceof YamlScalar scalar && scalar.value() instanceof String text
                ? new Template(Variables.of(environment), p -> {}).substitute(text)
                : GoFormat.value(name);
    }

    private String checked(String name) {
        if (!name.equals(normalise(name))) {
            problems.error(
                    "project-name",
                    "invalid project name \"" + name
                            + "\": must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number",
                    (Location) null,
                    "use " + normalise(name));
        }
        return name;
    }

    static String normalise(String name) {
        String kept = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "");
        return kept.replaceFirst("^[_-]+", "");
    }
}

package ai.pmoves.audit.internal.suppress;

import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code # pmoves: ignore RULE because REASON}, on the line itself or on a line of its own above it. Above the name of a service it
 * is about the whole service.
 */
final class Comments {
    private static final Pattern COMMENT = Pattern.compile(
            "(?<before>.*?)(?:^|\\s)#\\s*pmoves:\\s*ignore\\s+(?<rules>[a-z0-9.-]+(?:\\s*,\\s*[a-z0-9.-]+)*)"
                    + "(?:\\s+because\\s+(?<reason>\\S.*?))?\\s*");

    private final Map<Location, String> services = new HashMap<>();
    private final Project project;

    private Comments(Project project) {
        this.project = project;
        project.services()
                .keySet()
                .forEach(name -> project.where("services." + name)
                        .ifPresent(where ->
                                services.put(new Location(where.file(), where.line(), 0), "services." + name)));
    }

    static List<Suppression> of(Project project) {
        Comments comments = new Comments(project);
        List<Suppression> found = new ArrayList<>();
        for (Path file : comments.files()) {
            comments.read(file, found);
        }
        return found;
    }

    /** Every file that has a part in the model, included and extended ones too. */
    private TreeSet<Path> files() {
        TreeSet<Path> files = new TreeSet<>(project.files());
        project.sources().values().forEach(place -> files.add(place.file()));
        return files;
    }

    private void read(Path file, List<Suppression> found) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            return; // one that was read for the model and cannot be read now has a problem of its own
        }
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = lines.get(i).contains("pmoves:") ? COMMENT.matcher(lines.get(i)) : null;
            if (comment == null || !comment.matches()) {
                continue;
            }
            int line = comment.group("before").isBlank() ? next(lines, i) : i + 1;
            String reason = comment.group("reason");
            for (String rule : comment.group("rules").split("\\s*,\\s*")) {
                found.add(new Suppression(
                        rule,
                        reason == null ? "" : reason,
                        "comment",
                        new Location(file, i + 1, lines.get(i).indexOf('#') + 1),
                        services.getOrDefault(new Location(file, line, 0), ""),
                        line));
            }
        }
    }

    /** The line that a comment on a line of its own is about, from 1. */
    private static int next(List<String> lines, int comment) {
        for (int i = comment + 1; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                return i + 1;
            }
        }
        return comment + 1;
    }
}

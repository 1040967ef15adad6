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
    private static final Pattern COMMENT =
            Pattern.compile("(?:^|\\s)#\\s*+pmoves:\\s*+ignore\\s++(?<rules>[a-z0-9.-]++(?:\\s*+,\\s*+[a-z0-9.-]++)*+)"
                    + "(?:\\s++because\\s++(?<reason>\\S.*+))?+$");

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
        int[] next = next(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("pmoves:")) {
                read(file, i, lines.get(i), next[i], found);
            }
        }
    }

    /** For each line the one that a comment on it is about, from 1: the first below that is no comment. */
    private static int[] next(List<String> lines) {
        int[] next = new int[lines.size()];
        int below = lines.size();
        for (int i = lines.size() - 1; i >= 0; i--) {
            next[i] = below;
            String text = lines.get(i).strip();
            below = text.isEmpty() || text.startsWith("#") ? below : i + 1;
        }
        return next;
    }

    private void read(Path file, int i, String text, int next, List<Suppression> found) {
        Matcher comment = COMMENT.matcher(text.stripTrailing());
        if (comment.find()) {
            int line = text.substring(0, comment.start()).isBlank() ? next : i + 1;
            String reason = comment.group("reason");
            for (String rule : comment.group("rules").split("\\s*,\\s*")) {
                found.add(new Suppression(
                        rule,
                        reason == null ? "" : reason,
                        "comment",
                        new Location(file, i + 1, text.indexOf('#') + 1),
                        services.getOrDefault(new Location(file, line, 0), ""),
                        line));
            }
        }
    }
}

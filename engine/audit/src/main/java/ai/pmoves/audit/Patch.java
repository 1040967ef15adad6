package ai.pmoves.audit;

import ai.pmoves.audit.internal.fix.Hunks;
import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A unified diff of what findings say about how they would be mended, for a person to read and to give to {@code git apply}. */
public final class Patch {
    private static final Comparator<Edit> BY_PLACE = Comparator.comparingInt(
                    (Edit edit) -> edit.where().line())
            .thenComparingInt(edit -> edit.where().column());

    /** What ends a line of a diff, or what git reads in another way than it stands there. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\"\\\\]");

    private Patch() {}

    /**
     * The edits of all open findings of a report, file by file, with paths from the root; empty where nothing can be mended so. An edit
     * whose file lies outside the root, is gone or has changed is left out, as is one that overlaps an earlier one, and what is
     * {@link #leftOut left out} for its name.
     */
    public static String of(Target target, Report report) {
        StringBuilder patch = new StringBuilder();
        files(target, report).forEach((file, edits) -> {
            String name = target.tree().name(file);
            Optional<String> text = target.tree().text(file);
            if (text.isPresent() && !UNSAFE.matcher(name).find()) {
                List<Edit> sorted = edits.stream().distinct().sorted(BY_PLACE).toList();
                patch.append(Hunks.of(name, text.get(), sorted));
            }
        });
        return patch.toString();
    }

    /** The files that could be mended, but have a name that could say something else in a diff: from the root, each as one line. */
    public static List<String> leftOut(Target target, Report report) {
        return files(target, report).keySet().stream()
                .map(target.tree()::name)
                .filter(name -> UNSAFE.matcher(name).find())
                .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
                .toList();
    }

    private static Map<Path, List<Edit>> files(Target target, Report report) {
        Map<Path, List<Edit>> files = new TreeMap<>();
        for (Finding finding : report.open()) {
            for (Edit edit : finding.edits()) {
                Location where = edit.where();
                if (where.file().isAbsolute() && where.file().normalize().startsWith(target.root())) {
                    files.computeIfAbsent(where.file().normalize(), key -> new ArrayList<>())
                            .add(edit);
                }
            }
        }
        return files;
    }
}

package ai.pmoves.compose;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/** The compose files that lie below a folder, for somebody who named a folder without one. */
public final class NearbyFiles {
    private static final Pattern NAME = Pattern.compile("(?i).*compose.*\\.ya?ml");
    private static final Pattern OVERRIDE = Pattern.compile("(?i).*\\.override\\.ya?ml");
    private static final int DEEP = 3;
    private static final int MOST_ENTRIES = 5_000;

    private NearbyFiles() {}

    /**
     * Files that are called as compose files are, by their names alone: relative to the folder, those of the upper folders first.
     * Links, hidden folders and {@code node_modules} are passed over, and so is what lies more than three folders deep.
     */
    public static List<Path> below(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEP + 1, new Finder(folder, found));
        } catch (IOException e) {
            // it is a hint: what was found until then
        }
        found.sort(Comparator.<Path>comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()));
        return List.copyOf(found);
    }

    private static final class Finder extends SimpleFileVisitor<Path> {
        private final Path top;
        private final List<Path> found;
        private int entries;

        Finder(Path top, List<Path> found) {
            this.top = top;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean passedOver = !folder.equals(top) && (name.startsWith(".") || name.equals("node_modules"));
            return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (attributes.isRegularFile()
                    && NAME.matcher(name).matches()
                    && !OVERRIDE.matcher(name).matches()) {
                found.add(top.relativize(file));
            }
            return ++entries < MOST_ENTRIES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}

package ai.pmoves.compose.build;

import ai.pmoves.kernel.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The files of one build context that are sent to a build. Links are not followed: where one points to is what counts of it,
 * as for Docker. Pipes and sockets are passed over, as no build gets them and a reader would hang.
 */
final class ContextFiles {
    private static final int BUFFER = 65_536;
    private static final int PERMISSIONS = 0xfff;

    /**
     * @param kind what is there, in words, with its permissions or its target
     * @param trace changes with every touch
     * @param file whether contents count
     */
    private record Entry(String path, String kind, String trace, boolean file) {}

    private final Path root;
    private final IgnoreRules ignored;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();
    private Instant newest = Instant.EPOCH;

    private ContextFiles(Path root, IgnoreRules ignored) {
        this.root = root;
        this.ignored = ignored;
    }

    static ContextFiles of(Path folder, IgnoreRules ignored) throws IOException {
        ContextFiles files = new ContextFiles(folder.toRealPath(), ignored);
        Files.walkFileTree(files.root, files.new Visitor());
        files.entries.sort(Comparator.comparing(Entry::path));
        return files;
    }

    /** When something was touched last. */
    Instant newest() {
        return newest;
    }

    /** Differs whenever a file may hold something else. */
    String touched() {
        MessageDigest digest = Sha256.start();
        for (Entry entry : entries) {
            Digests.add(digest, entry.path());
            Digests.add(digest, entry.kind());
            Digests.add(digest, entry.trace());
        }
        return Sha256.end(digest);
    }

    /** Reads them all. */
    BuildContent content() {
        MessageDigest digest = Sha256.start();
        List<Path> failed = new ArrayList<>(unreadable);
        for (Entry entry : entries) {
            Digests.add(digest, entry.path());
            Digests.add(digest, entry.kind());
            if (entry.file()) {
                Digests.add(digest, read(root.resolve(entry.path()), failed));
            }
        }
        return new BuildContent(Sha256.end(digest), failed);
    }

    private static String read(Path file, List<Path> failed) {
        MessageDigest digest = Sha256.start();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            failed.add(file);
            return "unreadable";
        }
        return Sha256.end(digest);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String path = relative(folder);
            if (path.isEmpty()) {
                return FileVisitResult.CONTINUE;
            }
            if (ignored.excludes(path)) {
                return ignored.takesBack() ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }
            add(folder, path, "folder", false);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = relative(file);
            if (!ignored.excludes(path)) {
                if (attributes.isSymbolicLink()) {
                    add(file, path, "link", false);
                } else if (attributes.isRegularFile()) {
                    add(file, path, "file", true);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            String path = relative(file);
            if (!ignored.excludes(path)) {
                unreadable.add(file);
                entries.add(new Entry(path, "unreadable", "", false));
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(Path file, String path, String word, boolean contents) {
            try {
                if (word.equals("link")) {
                    entries.add(new Entry(path, "link " + Files.readSymbolicLink(file), "", false));
                    return;
                }
                Map<String, Object> seen = Files.readAttributes(
                        file, "unix:mode,size,ino,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
                int mode = (Integer) seen.getOrDefault("mode", 0) & PERMISSIONS;
                Instant changed = ((FileTime) seen.getOrDefault("ctime", FileTime.fromMillis(0))).toInstant();
                newest = contents && changed.isAfter(newest) ? changed : newest;
                String trace =
                        seen.get("size") + " " + seen.get("ino") + " " + seen.get("lastModifiedTime") + " " + changed;
                entries.add(new Entry(path, word + " " + Integer.toOctalString(mode), contents ? trace : "", contents));
            } catch (IOException e) {
                visitFileFailed(file, e);
            }
        }
    }

    private String relative(Path file) {
        return root.relativize(file).toString();
    }
}

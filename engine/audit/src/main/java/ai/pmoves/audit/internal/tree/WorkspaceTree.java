package ai.pmoves.audit.internal.tree;

import ai.pmoves.kernel.Location;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a workspace: listed when it is first asked for, each text read at most once. Links are not followed; folders of
 * packages, of builds and of other repositories are not entered; a file that is large or no text does not exist for a rule. Not for
 * several threads.
 */
public final class WorkspaceTree {
    /** Larger files are not read: nobody writes so much by hand. */
    public static final int MAX_BYTES = 2 << 20;

    /** A folder with a file of this name is not entered: fixtures and copies hold faults on purpose. */
    public static final String MARK = ".pmoves-audit-ignore";

    private static final int MAX_DEPTH = 32;
    private static final int MAX_FILES = 200_000;
    private static final Set<String> LEFT_OUT = Set.of(
            ".git",
            ".hg",
            ".svn",
            ".idea",
            ".tox",
            ".mypy_cache",
            ".pytest_cache",
            ".gradle",
            ".terraform",
            "node_modules",
            "bower_components",
            "site-packages",
            "third_party",
            "__pycache__",
            "venv",
            "target",
            "dist");

    private final Path root;
    private final Map<Path, Optional<String>> texts = new HashMap<>();
    private final Map<Path, List<String>> lines = new HashMap<>();
    private final Map<Path, int[]> lineStarts = new HashMap<>();
    private final Map<Object, Object> made = new HashMap<>();
    private @Nullable List<Path> files;

    public WorkspaceTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    /** The regular files, absolute, sorted by path. */
    public List<Path> files() {
        List<Path> listed = files;
        if (listed == null) {
            listed = list();
            files = listed;
        }
        return listed;
    }

    /** The text of a file, with every line's end as {@code \n} or {@code \r\n} as it is; empty for one that is not there, large, or no text. */
    public Optional<String> text(Path file) {
        return texts.computeIfAbsent(file.normalize(), WorkspaceTree::read);
    }

    /** The lines of a text, read once; a line's end of {@code \r\n} leaves its {@code \r}. Empty where there is no text. */
    public List<String> lines(Path file) {
        return lines.computeIfAbsent(
                file.normalize(),
                path -> text(path).map(text -> List.of(text.split("\n", -1))).orElse(List.of()));
    }

    /** The place of a character of a file's text. */
    public Location place(Path file, int offset) {
        int[] starts = lineStarts.computeIfAbsent(file.normalize(), path -> {
            String text = text(path).orElse("");
            return IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(0, text.length())
                                    .filter(i -> text.charAt(i) == '\n')
                                    .map(i -> i + 1))
                    .toArray();
        });
        int found = Arrays.binarySearch(starts, offset);
        int line = found < 0 ? -found - 2 : found;
        return new Location(file, line + 1, offset - starts[line] + 1);
    }

    /** What is made of this tree alone, once, and used by several rules. */
    @SuppressWarnings("unchecked")
    public <T> T once(Class<?> key, Function<WorkspaceTree, T> make) {
        Object there = made.get(key);
        if (there == null) {
            there = make.apply(this);
            made.put(key, there);
        }
        return (T) there;
    }

    /**
     * What is made of this tree and of something else, such as a stack, once for each: a tree may serve several stacks.
     *
     * @param from the same object each time, not an equal one
     */
    @SuppressWarnings("unchecked")
    public <F, T> T once(Class<?> key, F from, Function<F, T> make) {
        Map<F, T> each = (Map<F, T>) made.computeIfAbsent(List.of(key, "each"), any -> new IdentityHashMap<F, T>());
        T there = each.get(from);
        if (there == null) {
            there = make.apply(from);
            each.put(from, there);
        }
        return there;
    }

    /** A path as it is told to people, see {@link #relative}. */
    public String name(Path file) {
        return relative(root, file);
    }

    /** The same on every machine that has the workspace: relative to the root, with {@code /}; the whole path of what lies outside. */
    public static String relative(Path root, Path file) {
        Path absolute = root.resolve(file).normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute)
                .toString()
                .replace(java.io.File.separatorChar, '/');
    }

    private static Optional<String> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            for (byte one : bytes) {
                if (one == 0) {
                    return Optional.empty();
                }
            }
            // one character for each malformed byte: a comment in another encoding does not hide the rest of a script
            return Optional.of(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Path> list() {
        List<Path> found = new ArrayList<>();
        try {
            // a root that is a link itself was named by a person, and its files keep that name
            Path real = root.toRealPath();
            Files.walkFileTree(
                    real, EnumSet.noneOf(java.nio.file.FileVisitOption.class), MAX_DEPTH, new Visitor(real, found));
            found.replaceAll(file -> root.resolve(real.relativize(file)));
        } catch (IOException e) {
            // what was listed until then is what can be looked at
            return Collections.unmodifiableList(found);
        }
        Collections.sort(found);
        return Collections.unmodifiableList(found);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path top;
        private final List<Path> found;

        Visitor(Path top, List<Path> found) {
            this.top = top;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(top) || enters(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        private boolean enters(Path folder) {
            String name = folder.getFileName().toString();
            return !LEFT_OUT.contains(name)
                    && !name.startsWith(".venv")
                    && !isVendored(folder, name)
                    && !Files.exists(folder.resolve(".git"))
                    && !Files.exists(folder.resolve("pyvenv.cfg"))
                    && !Files.exists(folder.resolve(MARK));
        }

        /** What a package manager put there is somebody else's project; a folder of that name made by hand is not. */
        private boolean isVendored(Path folder, String name) {
            return name.equals("vendor")
                    && (Files.exists(folder.resolve("autoload.php")) || Files.exists(folder.resolve("modules.txt")));
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                found.add(file);
            }
            return found.size() < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}

package ai.pmoves.dsl.language;

import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.StepContext;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import groovy.transform.NamedParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files, seen from a step; relative paths begin at the runbook's project. */
@Block("files")
public final class FileWords {
    private static final String MODE = "0644";
    private static final int CONTEXT = 3;
    private static final String NO_END = "\n\\ No newline at end of file";

    private static final int MOST_BYTES = 64 << 20;

    private final Path folder;
    private final Path workingDirectory;
    private final StepContext context;
    private final RehearsedFiles rehearsed;

    /** @param workingDirectory where the person is who reads a diff, or applies it */
    FileWords(Path folder, Path workingDirectory, StepContext context, RehearsedFiles rehearsed) {
        this.folder = folder;
        this.workingDirectory = workingDirectory;
        this.context = context;
        this.rehearsed = rehearsed;
    }

    @Word("Whether a file or folder is there.")
    public boolean exists(Object path) {
        Path file = at(path);
        Optional<String> instead = instead(file);
        return instead == null ? Files.exists(file) : instead.isPresent();
    }

    @Word("The text of a file.")
    public String read(Object path) throws IOException {
        Path file = at(path);
        Optional<String> instead = instead(file);
        return instead == null ? ForeignFile.text(file, MOST_BYTES) : instead.orElseThrow(() -> gone(file));
    }

    @Word(
            "What would change if the file held this text, as a diff that 'git apply' and 'patch -p1' take where pmoves was started,"
                    + " of a file that is not below it 'patch -d / -p1'; empty where nothing would.")
    public String diff(Object path, String text) throws IOException {
        boolean there = exists(path);
        List<String> now = there ? lines(read(path)) : List.of();
        Path file = at(path).toAbsolutePath().normalize();
        Path here = workingDirectory.toAbsolutePath().normalize();
        boolean near = file.startsWith(here);
        String name = (near ? here.relativize(file) : file).toString();
        return String.join(
                "\n",
                UnifiedDiffUtils.generateUnifiedDiff(
                        there ? (near ? "a/" : "") + name : "/dev/null",
                        (near ? "b/" : "") + name,
                        now,
                        DiffUtils.diff(now, lines(text)),
                        CONTEXT));
    }

    /** As a patch has them: with their carriage returns, and the mark of a text that ends without a line's end. */
    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        boolean ended = text.endsWith("\n");
        List<String> lines =
                new ArrayList<>(List.of((ended ? text.substring(0, text.length() - 1) : text).split("\n", -1)));
        if (!ended) {
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + NO_END);
        }
        return lines;
    }

    @Word(value = "Replaces a file, at once and as a whole.", acts = true)
    public void write(Object path, String text) throws IOException {
        context.acting("");
        write(Map.of(), path, text);
    }

    @Word(value = "Replaces a file, at once and as a whole, with these permissions.", acts = true)
    public void write(
            @NamedParam(value = "mode", type = String.class) Map<String, Object> options, Object path, String text)
            throws IOException {
        context.acting("");
        Set<PosixFilePermission> permissions = permissions(String.valueOf(options.getOrDefault("mode", MODE)));
        Path target = at(path);
        if (context.rehearsal()) {
            context.log("rehearsed: write " + target);
            rehearsed.write(target, text);
            return;
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        // on disk before the journal says that the step has done it
        AtomicFile.at(target).withPermissions(permissions).durable().write(text);
    }

    @Word(
            value = "Replaces a file, and keeps the old one beside it, as NAME.before; 'restore' brings it back.",
            acts = true)
    public void replace(Object path, String text) throws IOException {
        context.acting("");
        if (exists(path)) {
            write(Map.of("mode", mode(at(path))), before(path), read(path));
        } else {
            delete(before(path));
        }
        write(Map.of("mode", mode(at(path))), path, text);
    }

    @Word(value = "Brings back what 'replace' kept; a file that was not there before is removed.", acts = true)
    public void restore(Object path) throws IOException {
        context.acting("");
        if (exists(before(path))) {
            write(Map.of("mode", mode(at(before(path)))), path, read(before(path)));
            delete(before(path));
        } else {
            delete(path);
        }
    }

    @Word(value = "Removes a file; nothing to do is fine.", acts = true)
    public void delete(Object path) throws IOException {
        context.acting("");
        if (context.rehearsal()) {
            context.log("rehearsed: delete " + at(path));
            rehearsed.delete(at(path));
            return;
        }
        context.destroying(() -> Optional.of(at(path))
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .map(file -> Confirmation.severe(
                        "This removes the file " + file + ".", String.valueOf(file.getFileName()))));
        Files.deleteIfExists(at(path));
    }

    private static String before(Object path) {
        return path + ".before";
    }

    private static String mode(Path file) throws IOException {
        if (!Files.exists(file)) {
            return MODE;
        }
        int bits = 0;
        for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
            bits |= 0400 >> permission.ordinal();
        }
        return String.format("%03o", bits);
    }

    /** What a step before this one made of the file in this rehearsal, or null. */
    private @Nullable Optional<String> instead(Path file) {
        return context.rehearsal() ? rehearsed.find(file) : null;
    }

    private static UncheckedIOException gone(Path file) {
        return new UncheckedIOException(new NoSuchFileException(file.toString()));
    }

    private Path at(Object path) {
        return folder.resolve(path.toString());
    }

    private static Set<PosixFilePermission> permissions(String mode) {
        if (!mode.matches("0?[0-7]{3}")) {
            throw Mistakes.of("dsl.mode", "'" + mode + "' is no file mode", "mode: '0600'");
        }
        StringBuilder letters = new StringBuilder();
        for (char digit : mode.substring(mode.length() - 3).toCharArray()) {
            int bits = digit - '0';
            letters.append((bits & 4) != 0 ? 'r' : '-')
                    .append((bits & 2) != 0 ? 'w' : '-')
                    .append((bits & 1) != 0 ? 'x' : '-');
        }
        return EnumSet.copyOf(withOwner(PosixFilePermissions.fromString(letters.toString())));
    }

    private static Set<PosixFilePermission> withOwner(Set<PosixFilePermission> permissions) {
        permissions.add(PosixFilePermission.OWNER_READ);
        return permissions;
    }
}

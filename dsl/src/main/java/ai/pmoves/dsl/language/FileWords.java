package ai.pmoves.dsl.language;

import ai.pmoves.kernel.StepContext;
import groovy.transform.NamedParam;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Files, seen from a step; relative paths begin at the runbook's project. */
@Block("files")
public final class FileWords {
    private static final String MODE = "0644";

    private final Path folder;
    private final StepContext context;

    FileWords(Path folder, StepContext context) {
        this.folder = folder;
        this.context = context;
    }

    @Word("Whether a file or folder is there.")
    public boolean exists(Object path) {
        return Files.exists(at(path));
    }

    @Word("The text of a file.")
    public String read(Object path) throws IOException {
        return Files.readString(at(path));
    }

    @Word("Replaces a file, at once and as a whole.")
    public void write(Object path, String text) throws IOException {
        write(Map.of(), path, text);
    }

    @Word("Replaces a file, at once and as a whole, with these permissions.")
    public void write(
            @NamedParam(value = "mode", type = String.class) Map<String, Object> options, Object path, String text)
            throws IOException {
        Set<PosixFilePermission> permissions = permissions(String.valueOf(options.getOrDefault("mode", MODE)));
        Path target = at(path);
        if (context.rehearsal()) {
            context.log("would write " + target);
            return;
        }
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        // created 0600, so that nobody can read it before it has its permissions
        Path draft = Files.createTempFile(parent, "." + target.getFileName(), ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.setPosixFilePermissions(draft, permissions);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Word("Removes a file; nothing to do is fine.")
    public void delete(Object path) throws IOException {
        if (context.rehearsal()) {
            context.log("would delete " + at(path));
            return;
        }
        Files.deleteIfExists(at(path));
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

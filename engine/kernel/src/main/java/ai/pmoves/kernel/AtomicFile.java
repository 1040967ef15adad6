package ai.pmoves.kernel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * A file that is replaced as a whole: who reads it finds what was there or what is there now, never a part. The text is written
 * beside it, for its owner only, and moved into place; where that fails, the file is as it was and nothing is left behind. Its
 * folder must be there. A link is replaced, not what it leads to: for that there is {@link #existing}.
 */
public final class AtomicFile {
    private final Path file;
    private final Set<PosixFilePermission> permissions;
    private final boolean durable;

    private AtomicFile(Path file, Set<PosixFilePermission> permissions, boolean durable) {
        this.file = file;
        this.permissions = Set.copyOf(permissions);
        this.durable = durable;
    }

    /** One that is 0600 once it is written, whatever it was, and that a power cut may take: for what can be made again. */
    public static AtomicFile at(Path file) {
        return new AtomicFile(file, OwnerOnly.FILE.value(), false);
    }

    /** The one that a link leads to, or that is there, with the permissions that it has. @throws IOException where it is not */
    public static AtomicFile existing(Path file) throws IOException {
        Path target = file.toRealPath();
        return at(target).withPermissions(Files.getPosixFilePermissions(target));
    }

    /** From the moment that it is seen under its name. @param given such that its owner may read it */
    public AtomicFile withPermissions(Set<PosixFilePermission> given) {
        return new AtomicFile(file, given, durable);
    }

    /** On disk when the writing returns, which takes milliseconds; ended by an interrupt, as what a channel does is. */
    public AtomicFile durable() {
        return new AtomicFile(file, permissions, true);
    }

    /** In UTF-8. */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In UTF-8, a line's end behind each. */
    public void write(List<String> lines) throws IOException {
        write(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    /** Puts it in the place of what has its name, if anything has. @throws IOException also where that is a folder */
    public void write(byte[] content) throws IOException {
        written(content, draft -> Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE));
        settle();
    }

    /** Replaces nothing: of two that begin at once, the first one's stands. @return whether it is this one's */
    public boolean create(byte[] content) throws IOException {
        boolean first = true;
        try {
            written(content, this::link);
        } catch (FileAlreadyExistsException e) {
            first = false;
        }
        settle();
        return first;
    }

    private void link(Path draft) throws IOException {
        try {
            Files.createLink(file, draft); // unlike a move, it never replaces
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void written(byte[] content, Placing placing) throws IOException {
        // its name is not from createTempFile: the random numbers for that take 10 ms of a start that is to take 60
        Path draft = file.resolveSibling(
                ".pmoves-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
        try {
            Files.createFile(draft, OwnerOnly.FILE);
            try {
                fill(draft, content);
                placing.place(draft);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (FileSystemException e) {
            throw ofTheFile(e);
        }
    }

    private void fill(Path draft, byte[] content) throws IOException {
        Files.write(draft, content, StandardOpenOption.WRITE);
        if (!permissions.equals(OwnerOnly.FILE.value())) {
            Files.setPosixFilePermissions(draft, permissions);
        }
        if (durable) {
            force(draft); // before it has its name: a power cut may lose the name, never what stands under it
        }
    }

    /** Names the file: nobody knows what a draft is called. */
    private FileSystemException ofTheFile(FileSystemException failure) {
        String name = file.toString();
        String reason = failure.getReason();
        if (failure instanceof FileAlreadyExistsException) {
            return new FileAlreadyExistsException(name);
        }
        if (failure instanceof AccessDeniedException) {
            return new AccessDeniedException(name, null, reason);
        }
        return failure instanceof NoSuchFileException
                ? new NoSuchFileException(name, null, reason)
                : new FileSystemException(name, null, reason);
    }

    /** Its name on disk, too, whoever gave it. */
    private void settle() throws IOException {
        if (durable) {
            force(Objects.requireNonNull(file.toAbsolutePath().getParent())); // what could be moved to has one
        }
    }

    private static void force(Path place) throws IOException {
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Gives what is written its name. */
    private interface Placing {
        void place(Path draft) throws IOException;
    }
}

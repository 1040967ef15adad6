package ai.pmoves.docker.rehearsal;

import ai.pmoves.kernel.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A private folder for a socket, named after the process. Sockets' paths are limited to some 100 bytes, so it is in
 * {@code /tmp} where the JVM's own temporary folder is deep. Folders of processes that are no more are swept when the next is made.
 */
final class SocketFolder implements AutoCloseable {
    private static final String PREFIX = "pmoves-rehearsal-";
    private static final String SOCKET = "docker.sock";
    private static final int LONGEST = 60;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path folder;

    private SocketFolder(Path folder) {
        this.folder = folder;
    }

    static SocketFolder make() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path base = temporary.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST
                ? Path.of("/tmp")
                : temporary.toAbsolutePath();
        sweep(base);
        Path folder = base.resolve(PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
        remove(folder); // of an earlier process with our pid
        Files.createDirectory(folder, OwnerOnly.FOLDER); // there may be none of that name: it would be another user's
        return new SocketFolder(folder);
    }

    Path socket() {
        return folder.resolve(SOCKET);
    }

    private static void sweep(Path base) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, PREFIX + "*")) {
            for (Path folder : folders) {
                String[] name = folder.getFileName()
                        .toString()
                        .substring(PREFIX.length())
                        .split("-");
                boolean ours = name.length == 2 && name[0].matches("\\d{1,18}");
                if (ours && ProcessHandle.of(Long.parseLong(name[0])).isEmpty()) {
                    remove(folder);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.deleteIfExists(folder.resolve(SOCKET));
                Files.deleteIfExists(folder);
            } catch (java.nio.file.AccessDeniedException e) {
                // another user's: not ours to sweep
            }
        }
    }

    @Override
    public void close() {
        try {
            remove(folder);
        } catch (IOException e) {
            // the next rehearsal sweeps it
        }
    }
}

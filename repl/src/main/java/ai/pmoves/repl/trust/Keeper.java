package ai.pmoves.repl.trust;

import ai.pmoves.kernel.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Whose word counts: the user that this process runs as, and root, who can do anything anyway. */
record Keeper(int user) {
    private static final int ROOT = 0;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** What this process makes is its user's: so it is asked on every system, and with a user that has no name. */
    static Keeper ofThisProcess() throws IOException {
        Path own = Files.createTempFile("pmoves", ".own", OwnerOnly.FILE);
        try {
            return new Keeper(owner(own));
        } finally {
            Files.delete(own);
        }
    }

    /** Whether nobody else can have written the file, or have put it in its folder as their own. */
    boolean alone(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return !Files.isSymbolicLink(file)
                && ours(file)
                && (folder == null || ours(folder))
                && Files.getPosixFilePermissions(file).stream().noneMatch(OTHERS::contains);
    }

    private boolean ours(Path file) throws IOException {
        int owner = owner(file);
        return owner == user || owner == ROOT;
    }

    private static int owner(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}

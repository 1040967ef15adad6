package ai.pmoves.kernel;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What nobody but its owner may read: files 0600, folders 0700, from the moment that they are there. */
public final class OwnerOnly {
    /** To make a file with: {@code rw-------}. */
    public static final FileAttribute<Set<PosixFilePermission>> FILE = attribute("rw-------");

    /** To make a folder with: {@code rwx------}. */
    public static final FileAttribute<Set<PosixFilePermission>> FOLDER = attribute("rwx------");

    private OwnerOnly() {}

    /** With the folders above it that are not there. One that is there stays as it is, also where a link leads to it. */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, FOLDER);
        }
    }

    /** The one that a file is to be in. */
    public static void createFolderOf(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            createFolder(folder);
        }
    }

    /** An empty one. One that is there stays as it is. */
    public static void createFile(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createFile(file, FILE);
            } catch (FileAlreadyExistsException e) {
                // another process was quicker, and made the same
            }
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}

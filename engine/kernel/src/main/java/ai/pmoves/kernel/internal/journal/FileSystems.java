package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.internal.journal.MountTable.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Knows which file systems keep what they promise: locks, shared memory between processes, fsync. */
public final class FileSystems {
    private FileSystems() {}

    /** @throws PmovesException (precondition) where the folder lies on one that does not */
    public static void demandSafe(Path folder, MountTable mounts) {
        Mount mount = mounts.of(real(folder)).orElse(null);
        if (mount == null) {
            return;
        }
        unsafe(mount.type()).ifPresent(reason -> {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error(
                                    "state.unsafe-file-system",
                                    "the state folder is on " + mount.type() + " (" + mount.source() + " at "
                                            + mount.point() + "): " + reason)
                            .at(new Location(folder, 0, 0))
                            .fix("set PMOVES_STATE_DIR to a folder on a local disk, such as"
                                    + " PMOVES_STATE_DIR=/var/lib/pmoves"));
        });
    }

    /** Why a journal cannot live on this type of file system; empty if it can. */
    static Optional<String> unsafe(String type) {
        String kind = type.startsWith("fuse") ? "fuse" : type;
        return switch (kind) {
            case "9p", "drvfs" -> Optional.of("a Windows drive seen from WSL; locks do not hold there");
            case "virtiofs", "prl_fs", "vboxsf", "vmhgfs" ->
                Optional.of("a folder of the host shared into a virtual machine; locks do not hold there");
            case "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afs", "ceph", "lustre", "gpfs", "ncpfs", "coda" ->
                Optional.of("a network file system; two machines would write to one journal");
            case "fuse" -> Optional.of("a file system of a user program; what is written may not be on disk");
            default -> Optional.empty();
        };
    }

    /** Where the folder will be, with links followed as far as it exists already. */
    private static Path real(Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        Path rest = Path.of("");
        while (!Files.exists(existing) && existing.getParent() != null) {
            rest = existing.getFileName().resolve(rest);
            existing = existing.getParent();
        }
        try {
            return existing.toRealPath().resolve(rest).normalize();
        } catch (IOException e) {
            return folder;
        }
    }
}

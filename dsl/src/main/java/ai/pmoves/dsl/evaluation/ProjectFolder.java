package ai.pmoves.dsl.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What relative paths in a runbook are relative to, wherever the command was typed: the nearest folder above it that holds
 * {@code .git} or the {@code pmoves} launcher, else the runbook's own.
 */
public final class ProjectFolder {
    private ProjectFolder() {}

    public static Path of(Path runbook) {
        Path own = runbook.toAbsolutePath().getParent();
        for (Path folder = own; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git")) || Files.isRegularFile(folder.resolve("pmoves"))) {
                return folder;
            }
        }
        return own == null ? runbook : own;
    }
}

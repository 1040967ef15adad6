package ai.pmoves.kernel.internal.child;

import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds programs the way the system does, so that a missing one is known before anything is started. */
final class Programs {
    private Programs() {}

    static Optional<Path> find(String name, String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Programs::executable)
                .findFirst();
    }

    /** @throws PmovesException if the command's program or folder does not exist */
    static void demand(Command command, Path folder, String searchPath) {
        String program = command.arguments().get(0);
        if (!Files.isDirectory(folder)) {
            throw new PmovesException(
                    ExitCode.FAILED,
                    Problem.error(
                            "command.no-folder",
                            "'" + program + "' cannot be started in " + folder + ": there is no such folder"));
        }
        boolean found = program.contains("/")
                ? executable(folder.resolve(program))
                : find(program, searchPath).isPresent();
        if (!found) {
            throw new PmovesException(
                    ExitCode.FAILED,
                    Problem.error("command.not-found", "there is no program '" + program + "'")
                            .fix(
                                    program.contains("/")
                                            ? forPath(program, folder.resolve(program))
                                            : "install it, or add its folder to PATH"));
        }
    }

    private static String forPath(String program, Path file) {
        if (Files.isDirectory(file)) {
            return "it is a folder: name a program in it";
        }
        return Files.exists(file)
                ? "make it executable: chmod +x " + program
                : "write it, or name the one that is meant: there is no file " + file.normalize();
    }

    private static boolean executable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.workspace.dotenv.Dotenv;
import ai.pmoves.workspace.toml.Toml;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that the routing commands are given. */
final class RoutingFiles {
    private final Invocation invocation;

    RoutingFiles(Invocation invocation) {
        this.invocation = invocation;
    }

    String text(Path file) {
        try {
            return ForeignFile.text(invocation.directory().resolve(file), Toml.MAX_LENGTH);
        } catch (NoSuchFileException e) {
            throw refused(file, "there is no such file");
        } catch (CharacterCodingException e) {
            throw refused(file, "it is not UTF-8");
        } catch (FileSystemException e) {
            throw refused(file, e.getReason() == null ? "it cannot be read" : e.getReason());
        } catch (IOException e) {
            throw refused(file, "it cannot be read");
        }
    }

    /** What the files set, later ones over earlier ones, over the environment of this process. */
    Map<String, String> environment(List<Path> files) {
        Map<String, String> values = new LinkedHashMap<>(invocation.environment());
        for (Path file : files) {
            values.putAll(Dotenv.parse(text(file), file, values::get).values());
        }
        return values;
    }

    private static PmovesException refused(Path file, String why) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("routing.no-file", why).at(new Location(file, 0, 0)));
    }
}

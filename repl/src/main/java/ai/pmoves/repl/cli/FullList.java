package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** More problems than fit on a screen are kept whole in a file. */
final class FullList {
    private static final int LONG = 60;

    private FullList() {}

    static void mention(List<Problem> problems, Invocation invocation) {
        if (problems.size() <= LONG) {
            return;
        }
        try {
            Path folder = invocation.house().state().path();
            Files.createDirectories(folder);
            Path file = folder.resolve("problems.txt");
            Files.write(file, problems.stream().map(Problem::toString).toList());
            invocation.err().line("   all of them: " + file);
        } catch (IOException | RuntimeException e) {
            // the screen has shown most of them; a state folder that cannot be written is told by whoever needs it
        }
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Problem;
import java.io.IOException;
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
            List<String> lines = problems.stream().map(Problem::toString).toList();
            Path file = invocation.house().state().keep("problems.txt", lines);
            invocation.err().line("   all of them: " + file);
        } catch (IOException | RuntimeException e) {
            // the screen has shown most of them; a state folder that cannot be written is told by whoever needs it
        }
    }
}

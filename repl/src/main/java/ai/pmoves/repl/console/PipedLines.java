package ai.pmoves.repl.console;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a pipe or a file: no prompt, no colours, no questions. */
final class PipedLines implements Lines {
    private final BufferedReader in;

    PipedLines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String next(String prompt) {
        try {
            String line = in.readLine();
            if (line == null || line.stripLeading().startsWith(":")) {
                return line;
            }
            StringBuilder text = new StringBuilder(line);
            Brackets brackets = new Brackets();
            brackets.add(line + "\n");
            while (brackets.open() > 0) {
                String more = in.readLine();
                if (more == null) {
                    break;
                }
                text.append('\n').append(more);
                brackets.add(more + "\n");
            }
            return text.toString();
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("console.input", "the lines to evaluate cannot be read: " + e.getMessage())
                            .fix("give them by a pipe or a file, or type them at a terminal"));
        }
    }

    @Override
    public void close() {
        // the stream is not ours
    }
}

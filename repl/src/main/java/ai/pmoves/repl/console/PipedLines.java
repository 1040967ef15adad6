package ai.pmoves.repl.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
            while (line != null && Brackets.isOpen(line)) {
                String more = in.readLine();
                if (more == null) {
                    return line;
                }
                line = line + "\n" + more;
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // the stream is not ours
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.kernel.RunControl;
import ai.pmoves.repl.screen.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A question at the terminal, answered with a line. ^C answers it with nothing. */
final class Prompt {
    private final Invocation invocation;
    private final RunControl control;

    Prompt(Invocation invocation, RunControl control) {
        this.invocation = invocation;
        this.control = control;
    }

    boolean possible(boolean noInput) {
        return !noInput && !invocation.inCi() && invocation.inputIsTerminal();
    }

    /** @return the answer without blanks around it; empty at the end of input and on ^C */
    String ask(String question) {
        return ask(question, this::line);
    }

    private String ask(String question, Supplier<String> read) {
        invocation.err().print(question);
        CompletableFuture<String> answer = new CompletableFuture<>();
        control.onRise((level, code) -> answer.complete(""));
        if (control.level() != RunControl.Level.NONE) {
            return "";
        }
        Thread reader = new Thread(() -> answer.complete(read.get()), "prompt");
        reader.setDaemon(true);
        reader.start();
        try {
            return answer.join().strip();
        } catch (CompletionException e) {
            return "";
        }
    }

    /** A question that one key answers. @return the key as a small letter; empty at the end of input and on ^C */
    String key(String question) {
        try (OneKey terminal = OneKey.of(invocation)) {
            String answer = ask(question, terminal.live() ? this::character : this::line);
            if (terminal.live()) {
                invocation.err().line(Text.oneLine(answer));
            }
            return answer.isEmpty() ? "" : answer.substring(0, 1).toLowerCase(Locale.ROOT);
        }
    }

    private String character() {
        try {
            int next = invocation.in().read();
            return next < 0 ? "" : String.valueOf((char) next);
        } catch (IOException e) {
            return "";
        }
    }

    /** Byte by byte: what follows the line belongs to the next question. */
    private String line() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            int next = invocation.in().read();
            while (next != '\n' && next >= 0) {
                bytes.write(next);
                next = invocation.in().read();
            }
        } catch (IOException e) {
            return "";
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunControl.Level;
import ai.pmoves.repl.console.Interrupts;
import ai.pmoves.repl.screen.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A question at the terminal, answered with a line. ^C answers it with nothing. */
final class Prompt {
    private final Invocation invocation;
    private final RunControl control;

    /** @param control whose rise answers with nothing */
    Prompt(Invocation invocation, RunControl control) {
        this.invocation = invocation;
        this.control = control;
    }

    /** While no run is on. */
    Prompt(Invocation invocation) {
        this(invocation, new RunControl());
    }

    boolean possible(boolean noInput) {
        return !noInput && !invocation.inCi() && invocation.inputIsTerminal();
    }

    /** @return the answer without blanks around it; empty at the end of input and on ^C */
    String ask(String question) {
        try (Keyboard keyboard = Keyboard.ofLines(invocation)) {
            String answer = ask(question, given -> line(keyboard, given));
            if (keyboard.isWithinLine()) {
                invocation.err().line("");
            }
            return answer;
        }
    }

    /** A question that one key answers. @return the key as a small letter; empty at the end of input and on ^C */
    String key(String question) {
        try (Keyboard keyboard = Keyboard.ofKeys(invocation)) {
            if (!keyboard.isLive()) {
                return first(ask(question, given -> line(keyboard, given)));
            }
            String answer = ask(question, given -> character(keyboard, given));
            invocation.err().line(Text.oneLine(answer));
            return first(answer);
        }
    }

    private static String first(String answer) {
        return answer.isEmpty() ? "" : answer.substring(0, 1).toLowerCase(Locale.ROOT);
    }

    /** @param read is given what is done once nobody waits for an answer any more */
    private String ask(String question, Function<CompletableFuture<String>, String> read) {
        invocation.err().print(question);
        CompletableFuture<String> answer = new CompletableFuture<>();
        try (RunControl.Registration risen = control.onRise((level, code) -> answer.complete(""));
                Interrupts.Hearing interrupted = Interrupts.also(() -> answer.complete(""))) {
            if (control.level() != Level.NONE) {
                return "";
            }
            return answer.completeAsync(() -> read.apply(answer), Prompt::beside)
                    .join()
                    .strip();
        }
    }

    /** What reads from something that is no terminal may wait for ever: it keeps no program from its end. */
    private static void beside(Runnable reading) {
        Thread reader = new Thread(reading, "prompt");
        reader.setDaemon(true);
        reader.start();
    }

    private static String character(Keyboard keyboard, CompletableFuture<String> given) {
        int next = keyboard.next(given::isDone);
        return next < 0 || next == Keyboard.END ? "" : String.valueOf((char) next);
    }

    /** Byte by byte: what follows the line belongs to the next question. */
    private static String line(Keyboard keyboard, CompletableFuture<String> given) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = keyboard.next(given::isDone);
        while (next >= 0 && next != '\n' && next != Keyboard.END) {
            bytes.write(next);
            next = keyboard.next(given::isDone);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

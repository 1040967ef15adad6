package ai.pmoves.repl.cli;

import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunControl.Level;
import ai.pmoves.repl.console.Interrupts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

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
        try (Keyboard keyboard = new Keyboard(invocation)) {
            String answer = ask(question, keyboard);
            if (keyboard.isWithinLine()) {
                invocation.err().line("");
            }
            return answer;
        }
    }

    private String ask(String question, Keyboard keyboard) {
        invocation.err().print(question);
        CompletableFuture<String> answer = new CompletableFuture<>();
        try (RunControl.Registration risen = control.onRise((level, code) -> answer.complete(""));
                Interrupts.Hearing interrupted = Interrupts.also(() -> answer.complete(""))) {
            if (control.level() != Level.NONE) {
                return "";
            }
            return answer.completeAsync(() -> line(keyboard, answer::isDone), Prompt::beside)
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

    /** Byte by byte: what follows the line belongs to the next question. */
    private static String line(Keyboard keyboard, BooleanSupplier givenUp) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = keyboard.next(givenUp);
        while (next >= 0 && next != '\n' && next != Keyboard.END) {
            bytes.write(next);
            next = keyboard.next(givenUp);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.repl.program.Output;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Standard input while a question is open. Of a terminal nothing is read before it is there: a question that was given up takes
 * nothing from who asks next. As it was before, once it is closed or the process ends; ^C stays ^C.
 */
final class Keyboard implements AutoCloseable {
    static final int END = 4; // ^D

    private static final File TERMINAL = new File("/dev/tty");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 10;

    /** ^D ends a line as a byte of it: a terminal does not say beforehand that it is at its end. */
    private static final List<String> LINES = List.of("eof", "undef", "eol", "^D");

    private final Invocation invocation;
    private final String before;
    private final Thread atEnd = new Thread(this::restore, "terminal");
    private volatile int last = -1;

    Keyboard(Invocation invocation) {
        this.invocation = invocation;
        boolean real = invocation.in() == System.in && invocation.inputIsTerminal() && TERMINAL.canRead();
        before = real ? stty(List.of("-g")) : "";
        if (isLive()) {
            Runtime.getRuntime().addShutdownHook(atEnd);
            stty(LINES);
        }
    }

    /** Whether it is a terminal that was told what is wanted; else everything comes as from a file. */
    boolean isLive() {
        return !before.isEmpty();
    }

    /** @return the next byte; -1 at the end, which is where it is given up, too */
    int next(BooleanSupplier givenUp) {
        try {
            while (isLive() && invocation.in().available() == 0) {
                if (givenUp.getAsBoolean()) {
                    return -1;
                }
                Thread.sleep(LOOK_MILLIS);
            }
            last = invocation.in().read();
            return last;
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Whether what was typed stands in a line that nobody has ended, as where it was given up. */
    boolean isWithinLine() {
        return isLive() && last != '\n';
    }

    @Override
    public void close() {
        if (isLive()) {
            restore();
            Runtime.getRuntime().removeShutdownHook(atEnd);
        }
    }

    private void restore() {
        stty(List.of(before));
    }

    /** Nothing where there is no such program. */
    private static String stty(List<String> words) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(words);
        try {
            return Output.of(new ProcessBuilder(command).redirectInput(TERMINAL), PATIENCE)
                    .filter(Output::succeeded)
                    .map(Output::text)
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}

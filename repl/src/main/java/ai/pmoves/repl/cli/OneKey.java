package ai.pmoves.repl.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The terminal, handing over each key as it is pressed, until it is closed or the process ends; ^C stays ^C. */
final class OneKey implements AutoCloseable {
    private static final File TERMINAL = new File("/dev/tty");
    private static final int PATIENCE_SECONDS = 2;

    private final String before;
    private final Thread atEnd = new Thread(this::restore, "terminal");

    private OneKey(String before) {
        this.before = before;
    }

    static OneKey of(Invocation invocation) {
        boolean real = invocation.in() == System.in && invocation.inputIsTerminal() && TERMINAL.canRead();
        OneKey key = new OneKey(real ? stty("-g").strip() : "");
        if (key.live()) {
            Runtime.getRuntime().addShutdownHook(key.atEnd);
            stty("-icanon", "-echo", "min", "1");
        }
        return key;
    }

    /** Whether keys come one by one; else they come by the line, as from a file. */
    boolean live() {
        return !before.isEmpty();
    }

    @Override
    public void close() {
        if (live()) {
            restore();
            Runtime.getRuntime().removeShutdownHook(atEnd);
        }
    }

    private void restore() {
        stty(before);
    }

    /** Nothing where there is no such program. */
    private static String stty(String... words) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 ? output : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.repl.program.Output;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The terminal, handing over each key as it is pressed, until it is closed or the process ends; ^C stays ^C. */
final class OneKey implements AutoCloseable {
    private static final File TERMINAL = new File("/dev/tty");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String before;
    private final Thread atEnd = new Thread(this::restore, "terminal");

    private OneKey(String before) {
        this.before = before;
    }

    static OneKey of(Invocation invocation) {
        boolean real = invocation.in() == System.in && invocation.inputIsTerminal() && TERMINAL.canRead();
        OneKey key = new OneKey(real ? stty("-g") : "");
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
            return Output.of(new ProcessBuilder(command).redirectInput(TERMINAL), PATIENCE)
                    .filter(Output::succeeded)
                    .map(Output::text)
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}

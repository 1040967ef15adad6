package ai.pmoves.repl.progress;

import java.io.IOException;
import java.util.function.Supplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Asks the terminal for its size, every time: a person may resize it. Opens it when first asked. */
public final class Terminals implements Supplier<TerminalSize>, AutoCloseable {
    private final TerminalSize otherwise;
    private @Nullable Terminal terminal;
    private boolean tried;

    /** @param otherwise where the terminal cannot tell */
    public Terminals(TerminalSize otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public synchronized TerminalSize get() {
        if (!tried) {
            tried = true;
            open();
        }
        if (terminal == null) {
            return otherwise;
        }
        Size size = terminal.getSize();
        return size.getColumns() > 0 && size.getRows() > 0
                ? new TerminalSize(size.getColumns(), size.getRows())
                : otherwise;
    }

    private void open() {
        try {
            terminal = TerminalBuilder.builder()
                    .provider("jni") // all others that are named are tried at once, one of them with a process
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                    .dumb(true)
                    .nativeSignals(false)
                    .build();
        } catch (IOException | RuntimeException e) {
            terminal = null; // the launcher's answer has to do
        }
    }

    @Override
    public synchronized void close() {
        tried = true;
        if (terminal != null) {
            try {
                terminal.close();
            } catch (IOException e) {
                // it is gone anyway
            }
            terminal = null;
        }
    }
}

package ai.pmoves.repl.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal without another process: those would be half of the way to the first prompt. */
final class Opened {
    private static final List<Signal> HEARD = List.of(Signal.INT, Signal.TSTP, Signal.CONT, Signal.WINCH);

    private Opened() {}

    /** Through the native library; where that cannot be loaded, through stty. */
    static Terminal terminal(String named, boolean unicode) {
        String type = TerminalTypes.teach(named);
        Terminal found = built("jni", type, unicode);
        if (!found.getType().startsWith(Terminal.TYPE_DUMB) || type.startsWith(Terminal.TYPE_DUMB)) {
            return found;
        }
        try {
            found.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return built("exec", type, unicode);
    }

    /** The library's own way to hear of signals is by reflection, made anew for every line. */
    static List<Interrupts.Hearing> signals(Terminal terminal) {
        return HEARD.stream()
                .map(signal -> Interrupts.on(signal.name(), () -> terminal.raise(signal)))
                .toList();
    }

    private static Terminal built(String provider, String type, boolean unicode) {
        try {
            return TerminalBuilder.builder()
                    .name("pmoves")
                    .provider(provider)
                    .type(type)
                    .system(true)
                    .dumb(true)
                    .nativeSignals(false)
                    .signalHandler(SignalHandler.SIG_IGN)
                    .encoding(unicode ? "UTF-8" : "US-ASCII")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ai.pmoves.repl.console;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/** ^C while something runs: at a dumb terminal and in a pipe, too, where nobody but the JVM hears of it. */
public final class Interrupts {
    private Interrupts() {}

    /** @param interrupted called for every ^C until what is given back is closed */
    public static AutoCloseable on(Runnable interrupted) {
        return on("INT", interrupted);
    }

    /** @param name such as {@code WINCH} */
    static AutoCloseable on(String name, Runnable heard) {
        try {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, ignored -> heard.run());
            return () -> Signal.handle(signal, before);
        } catch (IllegalArgumentException e) {
            return () -> {}; // the JVM keeps it for itself (-Xrs)
        }
    }
}

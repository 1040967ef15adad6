package ai.pmoves.repl.console;

import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** ^C while something runs: at a dumb terminal and in a pipe, too, where nobody but the JVM hears of it. */
public final class Interrupts {
    /** Until it is closed. */
    public interface Hearing extends AutoCloseable {
        @Override
        void close();
    }

    private Interrupts() {}

    /** @param interrupted called for every ^C until what is given back is closed */
    public static Hearing on(Runnable interrupted) {
        return on("INT", interrupted);
    }

    /** Before it is called, who heard of ^C until now does; where that is the JVM, which ends, so it does. */
    public static Hearing also(Runnable interrupted) {
        AtomicReference<SignalHandler> before = new AtomicReference<>();
        return on(
                "INT",
                signal -> {
                    SignalHandler earlier = before.get();
                    if (earlier != null && earlier != SignalHandler.SIG_DFL && earlier != SignalHandler.SIG_IGN) {
                        earlier.handle(signal);
                    }
                    interrupted.run();
                },
                before);
    }

    /** @param name such as {@code WINCH} */
    static Hearing on(String name, Runnable heard) {
        return on(name, signal -> heard.run(), new AtomicReference<>());
    }

    /** @param before is given who heard of it until now */
    private static Hearing on(String name, SignalHandler heard, AtomicReference<SignalHandler> before) {
        try {
            Signal signal = new Signal(name);
            before.set(Signal.handle(signal, heard));
            return () -> Signal.handle(signal, before.get());
        } catch (IllegalArgumentException e) {
            return () -> {}; // the JVM keeps it for itself (-Xrs)
        }
    }
}

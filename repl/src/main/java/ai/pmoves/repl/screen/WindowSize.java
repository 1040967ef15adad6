package ai.pmoves.repl.screen;

import java.util.function.Supplier;
import org.jline.nativ.CLibrary;

/**
 * The size of the window before which a person sits, as it is now: it may be resized at any time. No terminal is opened to be asked:
 * the library has one only, and at a prompt that one is taken.
 *
 * @param otherwise where the window cannot tell, or there is none
 */
public record WindowSize(TerminalSize otherwise) implements Supplier<TerminalSize> {
    /** Standard error first, for that is where we draw; any of them may be a file. */
    private static final int[] DESCRIPTORS = {2, 1, 0};

    /** That of a screen, as long as nothing better is known. */
    public static WindowSize of(Screen screen) {
        return new WindowSize(screen.size());
    }

    @Override
    public TerminalSize get() {
        try {
            CLibrary.WinSize size = new CLibrary.WinSize();
            for (int descriptor : DESCRIPTORS) {
                if (CLibrary.ioctl(descriptor, CLibrary.TIOCGWINSZ, size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
                    return new TerminalSize(size.ws_col, size.ws_row);
                }
            }
            return otherwise;
        } catch (LinkageError e) {
            return otherwise; // no native library for this machine: the launcher's answer has to do
        }
    }
}

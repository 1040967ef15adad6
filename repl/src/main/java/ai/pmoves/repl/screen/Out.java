package ai.pmoves.repl.screen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output or standard error. Writes UTF-8 whatever the locale says, because JVMs turn what a locale lacks into
 * question marks; and says so when the reader is gone, which {@link java.io.PrintStream} hides.
 *
 * @see Screen which decides on glyphs and colours
 */
public final class Out {
    private final OutputStream stream;
    private volatile Screen screen;

    public Out(OutputStream stream, Screen screen) {
        this.stream = stream;
        this.screen = screen;
    }

    public Screen screen() {
        return screen;
    }

    /** What follows is laid out for a window of that size. */
    public void resized(TerminalSize size) {
        screen = screen.in(size);
    }

    /** The same stream, drawn on in another way. */
    public Out as(Screen other) {
        return new Out(stream, other);
    }

    public Ink ink() {
        return new Ink(screen);
    }

    /** @throws BrokenPipe where nobody reads any more */
    public synchronized void print(String text) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            throw new BrokenPipe(e);
        }
    }

    public void line(String text) {
        print(text + "\n");
    }

    public void lines(Iterable<String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(text).append('\n'));
        print(all.toString());
    }
}

package ai.pmoves.repl.console;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;

/**
 * What terminals can do, by the names of their types: many are called by a name that the machine has never heard of, as the one
 * that somebody comes from by ssh.
 */
final class TerminalTypes {
    private static final String PLAIN = "ansi";
    private static final List<Family> FAMILIES = List.of(
            new Family("screen|tmux", "screen-256color"),
            new Family("rxvt", "rxvt-unicode-256color"),
            new Family(
                    "xterm|foot|alacritty|kitty|wezterm|ghostty|konsole|gnome|vte|st-|iterm|contour|mintty",
                    "xterm-256color"));

    /** It speaks on standard error, amid what we draw; held, because a logger that nobody holds forgets its level. */
    private static final Logger LIBRARY = Logger.getLogger("org.jline");

    /** Types that begin so can what that one can. */
    private record Family(Pattern names, String type) {
        Family(String names, String type) {
            this(Pattern.compile(names), type);
        }
    }

    private TerminalTypes() {}

    /** Lets the library know the type, so that it asks nobody, and complains to nobody. @return the type that is then to be opened */
    static String teach(String type) {
        LIBRARY.setLevel(Level.OFF);
        if (type.isBlank()) {
            return Terminal.TYPE_DUMB;
        }
        InfoCmp.setLoadedInfoCmp(type, capabilities(type));
        return type;
    }

    /** In the form of infocmp. What the library has beside it, or a near relation of that; else what the machine says, else the least. */
    private static String capabilities(String type) {
        String known = InfoCmp.getDefaultInfoCmp(type);
        if (known != null) {
            return known;
        }
        for (Family family : FAMILIES) {
            if (family.names().matcher(type).lookingAt()) {
                return builtin(family.type());
            }
        }
        try {
            return Objects.requireNonNullElseGet(InfoCmp.getInfoCmp(type), () -> builtin(PLAIN));
        } catch (IOException e) {
            return builtin(PLAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return builtin(PLAIN);
        }
    }

    private static String builtin(String type) {
        return Objects.requireNonNull(InfoCmp.getDefaultInfoCmp(type), type);
    }
}

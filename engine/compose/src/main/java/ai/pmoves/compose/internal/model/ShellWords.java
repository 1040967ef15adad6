package ai.pmoves.compose.internal.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line to words: quotes, backslashes, no expansion. A bare {@code ; & | < >} ends the command: what follows is lost,
 * as it is in Compose.
 */
final class ShellWords {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean escaped;
    private boolean single;
    private boolean twice;
    private boolean back;
    private boolean dollar;

    private ShellWords() {}

    /** The words, or null where a quote or a parenthesis is not closed. */
    static @Nullable List<String> split(String line) {
        ShellWords parser = new ShellWords();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (parser.endsCommand(c)) {
                if (c == '>' && parser.word.length() > 0 && Character.isDigit(parser.word.charAt(0))) {
                    parser.inWord = false;
                }
                break;
            }
            if (!parser.take(c)) {
                return null;
            }
        }
        if (parser.inWord) {
            parser.words.add(parser.word.toString());
        }
        boolean open = parser.escaped || parser.single || parser.twice || parser.back || parser.dollar;
        return open ? null : List.copyOf(parser.words);
    }

    private boolean endsCommand(char c) {
        return ";&|<>".indexOf(c) >= 0 && !escaped && !single && !twice && !back && !dollar;
    }

    /** @return false where the line cannot be a command */
    private boolean take(char c) {
        if (escaped) {
            escaped = false;
            return append(c == 't' ? '\t' : c == 'n' ? '\n' : c);
        }
        if (c == '\\') {
            escaped = !single;
            return escaped || append(c);
        }
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            return blank(c);
        }
        return special(c);
    }

    private boolean blank(char c) {
        if (single || twice || back || dollar) {
            word.append(c);
        } else if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
        return true;
    }

    private boolean special(char c) {
        switch (c) {
            case '`' -> back ^= !single && !twice && !dollar;
            case ')' -> dollar ^= !single && !twice && !back;
            case '(' -> {
                if (!single && !twice && !back) {
                    dollar = !dollar && word.length() > 0 && word.charAt(word.length() - 1) == '$';
                    word.append(c);
                    return dollar;
                }
            }
            case '"' -> {
                if (!single && !dollar) {
                    inWord |= twice;
                    twice = !twice;
                    return true;
                }
            }
            case '\'' -> {
                if (!twice && !dollar) {
                    inWord |= single;
                    single = !single;
                    return true;
                }
            }
            default -> {}
        }
        return append(c);
    }

    private boolean append(char c) {
        inWord = true;
        word.append(c);
        return true;
    }
}

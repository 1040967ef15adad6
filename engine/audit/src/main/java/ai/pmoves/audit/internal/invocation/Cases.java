package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.internal.invocation.ShellTokens.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where in {@code case … esac} the shell's reader is: patterns are no commands, and their brackets open nothing. */
final class Cases {
    private final Deque<Boolean> patterns = new ArrayDeque<>();

    boolean inPattern() {
        return !patterns.isEmpty() && patterns.peek();
    }

    /** Reads {@code case WORD in}; gives the position after it. */
    int open(List<Token> tokens, int start) {
        int at = start + 1;
        while (at < tokens.size()
                && !(tokens.get(at).isWord() && tokens.get(at).word().raw().equals("in"))) {
            at++;
        }
        patterns.push(true);
        return at + 1;
    }

    void next() {
        if (!patterns.isEmpty()) {
            patterns.pop();
            patterns.push(true);
        }
    }

    void close() {
        if (!patterns.isEmpty()) {
            patterns.pop();
        }
    }

    int skipPattern(List<Token> tokens, int start) {
        int at = start;
        while (at < tokens.size() && !tokens.get(at).is(")")) {
            if (tokens.get(at).isWord() && tokens.get(at).word().raw().equals("esac")) {
                patterns.pop();
                return at + 1;
            }
            at++;
        }
        patterns.pop();
        patterns.push(false);
        return at + 1;
    }
}

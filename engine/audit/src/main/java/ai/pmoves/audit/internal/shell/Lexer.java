package ai.pmoves.audit.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shell's command line to words and operators. Redirections are left out, with what they name. */
final class Lexer {
    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;
    private boolean inWord;
    private boolean literal = true;
    private boolean quoted;

    /** The next word is a file that something is redirected to. */
    private boolean redirected;

    private boolean broken;

    private Lexer(String line) {
        this.line = line;
    }

    /** The tokens, or null where a quote is not closed, or where it is more than is understood here. */
    static @Nullable List<Token> tokens(String line) {
        Lexer lexer = new Lexer(line.replace("\\\n", " "));
        while (lexer.at < lexer.line.length() && !lexer.broken) {
            lexer.step(lexer.line.charAt(lexer.at++));
        }
        lexer.end();
        return lexer.broken ? null : lexer.tokens;
    }

    private void step(char c) {
        switch (c) {
            case ' ', '\t', '\r' -> end();
            case '\n', ';', '(', ')' -> operator(String.valueOf(c == '\n' ? ';' : c));
            case '|' -> operator(taken('|') ? "||" : taken('&') ? "|" : "|");
            case '&' -> ampersand();
            case '<', '>' -> redirect(c);
            case '#' -> comment();
            case '\'' -> single();
            case '"' -> twice();
            case '\\' -> {
                if (at < line.length()) {
                    append(line.charAt(at++));
                }
                quoted = true;
            }
            case '$' -> dollar();
            case '`' -> {
                literal = false;
                skipTo('`');
            }
            case '*', '?', '[' -> {
                literal &= c == '[' && !inWord;
                append(c);
            }
            default -> append(c);
        }
    }

    private void ampersand() {
        if (taken('&')) {
            operator("&&");
        } else if (taken('>')) {
            redirect('>');
        } else {
            operator("&");
        }
    }

    private void comment() {
        if (inWord) {
            append('#');
        } else {
            while (at < line.length() && line.charAt(at) != '\n') {
                at++;
            }
        }
    }

    private void redirect(char c) {
        if (inWord && word.toString().matches("\\d+")) {
            word.setLength(0); // the number of what is redirected
            inWord = false;
        }
        end();
        if (c == '<' && taken('<')) {
            broken = true; // a text in the command: more than a healthcheck needs
        }
        if (taken('(')) {
            broken = true;
        }
        taken('>');
        taken('|');
        taken('&');
        redirected = true;
    }

    private void single() {
        int close = line.indexOf('\'', at);
        if (close < 0) {
            broken = true;
            return;
        }
        appendAll(line.substring(at, close));
        at = close + 1;
    }

    private void twice() {
        inWord = true;
        quoted = true;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return;
            }
            if (c == '\\' && at < line.length()) {
                char next = line.charAt(at++);
                word.append("$`\"\\".indexOf(next) >= 0 ? "" : "\\").append(next);
            } else if (c == '$') {
                dollar();
            } else if (c == '`') {
                literal = false;
                skipTo('`');
            } else {
                word.append(c);
            }
        }
        broken = true;
    }

    private void dollar() {
        inWord = true;
        if (at < line.length()
                && (Character.isLetterOrDigit(line.charAt(at)) || "_{(?$#@*!-".indexOf(line.charAt(at)) >= 0)) {
            literal = false;
        }
        word.append('$');
        if (taken('(')) {
            nested('(', ')');
        } else if (taken('{')) {
            nested('{', '}');
        }
    }

    private void nested(char open, char close) {
        int depth = 1;
        int from = at - 1;
        while (at < line.length() && depth > 0) {
            char c = line.charAt(at++);
            depth += c == open ? 1 : c == close ? -1 : 0;
        }
        broken |= depth > 0;
        word.append(line, from, at);
    }

    private void skipTo(char close) {
        int end = line.indexOf(close, at);
        if (end < 0) {
            broken = true;
        } else {
            appendAll(line.substring(at - 1, end + 1));
            at = end + 1;
        }
    }

    private boolean taken(char c) {
        if (at < line.length() && line.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void append(char c) {
        inWord = true;
        word.append(c);
    }

    private void appendAll(String text) {
        inWord = true;
        quoted = true;
        word.append(text);
    }

    private void operator(String text) {
        end();
        tokens.add(Token.operator(text));
    }

    private void end() {
        if (inWord) {
            if (!redirected) {
                tokens.add(new Token(word.toString(), false, literal, quoted));
            } else if (!word.toString().matches("/dev/(null|std(out|err))|\\d|-")) {
                tokens.add(Token.operator(Token.REDIRECTION));
            }
            redirected = false;
        }
        word.setLength(0);
        inWord = false;
        literal = true;
        quoted = false;
    }
}

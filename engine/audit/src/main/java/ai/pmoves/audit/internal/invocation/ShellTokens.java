package ai.pmoves.audit.internal.invocation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts shell text into words and operators. Comments, here-documents and the targets of redirections are left out. */
final class ShellTokens {

    /**
     * @param operator one of {@code ; & && || | ( ) \n ;;}, {@code >} for a redirection of errors into nothing, empty for a word
     */
    record Token(String operator, Word word) {
        boolean isWord() {
            return operator.isEmpty();
        }

        boolean is(String other) {
            return operator.equals(other);
        }
    }

    private static final Word NONE = new Word(Mapped.EMPTY, false, List.of());
    /** What deep nesting of substitutions costs is bounded; nobody writes so much. */
    private static final int DEEPEST = 24;

    private final Mapped source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<String> hereDocuments = new ArrayDeque<>();
    private int at;

    private ShellTokens(Mapped source) {
        this.source = source;
        this.text = source.text();
    }

    static List<Token> of(Mapped source) {
        return new ShellTokens(source).read();
    }

    private List<Token> read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                operator("\n", 1);
                skipHereDocuments();
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && isLineEnd(at + 1)) {
                at = afterLineEnd(at + 1);
            } else if (c == '#') {
                at = lineEnd(at);
            } else if (c == '&' && next() == '>') {
                at += next(2) == '>' ? 3 : 2;
                redirect("2");
            } else if (c == ';' || c == '&' || c == '|') {
                boolean twice = next() == c;
                boolean both = c == '|' && next() == '&';
                operator(twice ? "" + c + c : "" + c, twice || both ? 2 : 1);
            } else if (c == '(' || c == ')') {
                operator("" + c, 1);
            } else if (c == '<' || c == '>') {
                redirection("");
            } else {
                word();
            }
        }
        return tokens;
    }

    private char next() {
        return next(1);
    }

    private char next(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private boolean isLineEnd(int index) {
        return index < text.length()
                && (text.charAt(index) == '\n'
                        || (text.charAt(index) == '\r' && index + 1 < text.length() && text.charAt(index + 1) == '\n'));
    }

    private int afterLineEnd(int index) {
        return text.charAt(index) == '\r' ? index + 2 : index + 1;
    }

    private int lineEnd(int index) {
        int end = text.indexOf('\n', index);
        return end < 0 ? text.length() : end;
    }

    private void operator(String operator, int length) {
        tokens.add(new Token(operator, NONE));
        at += length;
    }

    /** Reads {@code >}, {@code >>}, {@code 2>&1}, {@code <<EOF}, {@code <<<word} and what follows. */
    private void redirection(String descriptor) {
        if (text.startsWith("<<<", at)) {
            at += 3;
            redirect(descriptor);
        } else if (text.startsWith("<<", at)) {
            at += next(2) == '-' ? 3 : 2;
            skipBlanks();
            hereDocuments.add(Word.plain(oneWord().raw()));
        } else if (text.startsWith("<(", at) || text.startsWith(">(", at)) {
            at++;
            int close = closing(at + 1, ')');
            at = Math.min(text.length(), close + 1);
        } else {
            boolean in = text.charAt(at) == '<';
            at += next() == '>' || next() == '&' || next() == '|' ? 2 : 1;
            redirect(in ? "0" : descriptor.isEmpty() ? "1" : descriptor);
        }
    }

    private void redirect(String descriptor) {
        skipBlanks();
        String target = oneWord().raw();
        if (descriptor.equals("2") && target.equals("/dev/null")) {
            tokens.add(new Token(">", NONE));
        } else if (descriptor.equals("1") && target.equals("/dev/null") && text.startsWith(" 2>&1", at)) {
            tokens.add(new Token(">", NONE));
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void skipHereDocuments() {
        while (!hereDocuments.isEmpty()) {
            String end = hereDocuments.remove();
            while (at < text.length()) {
                int line = lineEnd(at);
                boolean found = text.substring(at, line).strip().equals(end);
                at = Math.min(text.length(), line + 1);
                if (found) {
                    break;
                }
            }
        }
    }

    private void word() {
        int start = at;
        Word word = oneWord();
        if (at < text.length()
                && (text.charAt(at) == '<' || text.charAt(at) == '>')
                && word.raw().matches("[0-9]")
                && at == start + 1) {
            redirection(word.raw());
        } else if (at < text.length() && text.charAt(at) == '(' && word.raw().matches("[A-Za-z_][A-Za-z0-9_]*\\+?=")) {
            tokens.add(new Token("", array(word)));
        } else if (at == start) {
            at++;
        } else {
            tokens.add(new Token("", word));
        }
    }

    /** {@code NAME=(a b)} as one word, its elements kept apart. */
    private Word array(Word name) {
        int close = closing(at + 1, ')');
        List<Token> elements = of(source.sub(at + 1, Math.min(close, text.length())));
        Mapped.Builder all = new Mapped.Builder().add(name.text());
        List<Mapped> nested = new ArrayList<>();
        int position = source.start(at);
        all.add(Word.BETWEEN, position, position + 1);
        for (Token element : elements) {
            if (element.isWord()) {
                all.add(element.word().text()).add(Word.BETWEEN, position, position + 1);
                nested.addAll(element.word().nested());
            }
        }
        at = Math.min(text.length(), close + 1);
        return new Word(all.build(), true, nested);
    }

    private Word oneWord() {
        Mapped.Builder out = new Mapped.Builder();
        List<Mapped> nested = new ArrayList<>();
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                quoted = true;
                int close = text.indexOf('\'', at + 1);
                int end = close < 0 ? text.length() : close;
                out.add(source.sub(at + 1, end).replace('$', Word.PLAIN_DOLLAR));
                at = Math.min(text.length(), end + 1);
            } else if (c == '"') {
                quoted = true;
                at++;
                doubleQuoted(out, nested);
            } else if (c == '\\') {
                if (isLineEnd(at + 1)) {
                    at = afterLineEnd(at + 1);
                } else {
                    escaped(out);
                }
            } else if (c == '$' || c == '`') {
                if (c == '$' && (next() == '\'' || next() == '"')) {
                    at++;
                } else {
                    expansion(out, nested);
                }
            } else if (" \t\r\n;&|()<>".indexOf(c) >= 0) {
                break;
            } else {
                out.add(source.sub(at, at + 1));
                at++;
            }
        }
        return new Word(out.build(), quoted, nested);
    }

    private void escaped(Mapped.Builder out) {
        if (at + 1 < text.length()) {
            char c = text.charAt(at + 1);
            out.add(c == '$' ? Word.PLAIN_DOLLAR : c, source.start(at), source.start(at + 1) + 1);
        }
        at = Math.min(text.length(), at + 2);
    }

    private void doubleQuoted(Mapped.Builder out, List<Mapped> nested) {
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\' && isLineEnd(at + 1)) {
                at = afterLineEnd(at + 1);
            } else if (c == '\\' && "$`\"\\".indexOf(next()) >= 0) {
                escaped(out);
            } else if (c == '$' || c == '`') {
                expansion(out, nested);
            } else {
                out.add(source.sub(at, at + 1));
                at++;
            }
        }
        at = Math.min(text.length(), at + 1);
    }

    /** Copies {@code $X}, {@code ${…}}, {@code $(…)} as they are. */
    private void expansion(Mapped.Builder out, List<Mapped> nested) {
        int start = at;
        int end;
        if (text.charAt(at) == '`') {
            end = Math.min(text.length(), closing(at + 1, '`') + 1);
            nested.add(source.sub(start + 1, Math.max(start + 1, end - 1)));
        } else if (next() == '(') {
            end = Math.min(text.length(), closing(at + 2, ')') + 1);
            nested.add(source.sub(start + 2, Math.max(start + 2, end - 1)));
        } else if (next() == '{') {
            end = Math.min(text.length(), closing(at + 2, '}') + 1);
        } else {
            end = at + 1;
        }
        out.add(source.sub(start, end));
        at = end;
    }

    /** Where the bracket that closes stands, or the end of the text. */
    private int closing(int from, char close) {
        Deque<Character> open = new ArrayDeque<>();
        open.push(close);
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'' && (open.isEmpty() || open.peek() != '"')) {
                int end = text.indexOf('\'', i + 1);
                i = end < 0 ? text.length() : end;
            } else if (c == open.peek()) {
                open.pop();
                if (open.isEmpty()) {
                    return i;
                }
            } else if (open.size() > DEEPEST) {
                return text.length();
            } else if (c == '"') {
                open.push('"');
            } else if (c == '$' && i + 1 < text.length() && (text.charAt(i + 1) == '(' || text.charAt(i + 1) == '{')) {
                open.push(text.charAt(i + 1) == '(' ? ')' : '}');
                i++;
            } else if (c == '(' && open.peek() == ')') {
                open.push(')');
            }
            i++;
        }
        return text.length();
    }
}

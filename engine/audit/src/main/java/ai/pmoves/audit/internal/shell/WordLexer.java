package ai.pmoves.audit.internal.shell;

import ai.pmoves.audit.internal.shell.Part.Substitution.Form;
import ai.pmoves.audit.internal.shell.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a word: its quotes, and what is expanded in it. */
final class WordLexer {
    private static final Pattern ARRAY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=");
    private static final String ENDING = " \t\r\n;&|()<>";
    private static final String SPECIAL = "'\"\\$`";

    private final Cursor cursor;

    WordLexer(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Whether a command stands here in place of a file: {@code <(…)}. */
    static boolean opensProcess(Cursor cursor) {
        return (cursor.peek() == '<' || cursor.peek() == '>') && cursor.peek(1) == '(';
    }

    Word read() {
        int start = cursor.at();
        List<Part> parts = new ArrayList<>();
        while (!cursor.atEnd()) {
            int c = cursor.peek();
            if (c == '(' && ARRAY.matcher(cursor.text(start, cursor.at())).matches()) {
                parts.add(elements());
            } else if (opensProcess(cursor)) {
                parts.add(substitution(Form.PROCESS, 2));
            } else if (ENDING.indexOf(c) >= 0) {
                break;
            } else if (c == '\'') {
                parts.add(singleQuoted(1));
            } else if (c == '"') {
                parts.add(doubleQuoted(1));
            } else if (c == '\\') {
                parts.add(escaped());
            } else {
                parts.add(c == '$' || c == '`' ? expansion(false) : literal(ENDING));
            }
        }
        return new Word(start, cursor.at(), parts);
    }

    private Part literal(String ending) {
        int start = cursor.at();
        do {
            cursor.skip(1);
        } while (!cursor.atEnd() && ending.indexOf(cursor.peek()) < 0 && SPECIAL.indexOf(cursor.peek()) < 0);
        return new Part.Literal(start, cursor.at());
    }

    private Part escaped() {
        int start = cursor.at();
        cursor.oddIf(cursor.peek(1) == Cursor.END);
        cursor.skip(1 + Math.max(1, cursor.lineEnd(1)));
        return new Part.Escaped(start, cursor.at());
    }

    /** @param opening how long what opens it is */
    private Part singleQuoted(int opening) {
        int start = cursor.at();
        cursor.skip(opening);
        int from = cursor.at();
        while (opening == 2 && cursor.peek() != '\'' && !cursor.atEnd()) {
            cursor.skip(cursor.peek() == '\\' ? 2 : 1);
        }
        int close = cursor.find('\'');
        cursor.oddIf(close < 0);
        cursor.moveTo(close < 0 ? Integer.MAX_VALUE : close);
        int to = cursor.at();
        cursor.skip(1);
        return new Part.SingleQuoted(start, cursor.at(), from, to);
    }

    private Part doubleQuoted(int opening) {
        int start = cursor.at();
        cursor.skip(opening);
        List<Part> parts = new ArrayList<>();
        while (!cursor.atEnd() && cursor.peek() != '"') {
            parts.add(inQuotes('"'));
        }
        cursor.oddIf(cursor.atEnd());
        cursor.skip(1);
        return new Part.DoubleQuoted(start, cursor.at(), parts);
    }

    /** Where quotes are already open, a single one means nothing, and a backslash little. */
    private Part inQuotes(char closing) {
        int c = cursor.peek();
        if (c == '$' || c == '`') {
            return expansion(true);
        }
        String quotable = closing == '}' ? "$`\"\\}" : "$`\"\\";
        if (c == '\\' && (cursor.lineEnd(1) > 0 || quotable.indexOf(cursor.peek(1)) >= 0)) {
            return escaped();
        }
        return literal(String.valueOf(closing));
    }

    private Part expansion(boolean inQuotes) {
        int next = cursor.peek(1);
        if (cursor.peek() == '`') {
            return backtick();
        }
        if (next == '(') {
            int end = Arithmetic.end(cursor, 1);
            if (end > 0) {
                int start = cursor.at();
                cursor.moveTo(end);
                return new Part.Arithmetic(start, end);
            }
            return substitution(Form.DOLLAR, 2);
        }
        if (next == '{') {
            return braces(inQuotes);
        }
        if (next == '\'' && !inQuotes) {
            return singleQuoted(2);
        }
        if (next == '"' && !inQuotes) {
            return doubleQuoted(2);
        }
        return name();
    }

    /** {@code $X}, {@code $1}; a dollar that nothing follows is one. */
    private Part name() {
        int start = cursor.at();
        cursor.skip(1);
        int first = cursor.peek();
        if (isLetter(first)) {
            while (isLetter(cursor.peek()) || isDigit(cursor.peek())) {
                cursor.skip(1);
            }
        } else if (isDigit(first) || (first != Cursor.END && "@*#?$!-".indexOf(first) >= 0)) {
            cursor.skip(1);
        } else {
            return new Part.Literal(start, cursor.at());
        }
        return new Part.Parameter(start, cursor.at(), List.of());
    }

    private static boolean isLetter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private Part braces(boolean inQuotes) {
        int start = cursor.at();
        List<Part> parts = new ArrayList<>();
        if (cursor.enter()) {
            cursor.skip(2);
            while (!cursor.atEnd() && cursor.peek() != '}') {
                int c = cursor.peek();
                if (c == '"') {
                    parts.add(doubleQuoted(1));
                } else if (inQuotes || (c != '\'' && c != '\\')) {
                    parts.add(inQuotes('}'));
                } else {
                    parts.add(c == '\\' ? escaped() : singleQuoted(1));
                }
            }
            cursor.oddIf(cursor.atEnd());
            cursor.skip(1);
            cursor.leave();
        }
        return new Part.Parameter(start, cursor.at(), parts);
    }

    private Part substitution(Form form, int opening) {
        int start = cursor.at();
        Statements inside = Statements.none(start);
        if (cursor.enter()) {
            cursor.skip(opening);
            inside = new Parser(cursor).inParentheses();
            cursor.leave();
        }
        return new Part.Substitution(start, cursor.at(), form, inside);
    }

    private Part backtick() {
        int start = cursor.at();
        cursor.skip(1);
        while (!cursor.atEnd() && cursor.peek() != '`') {
            cursor.skip(cursor.peek() == '\\' ? 2 : 1);
        }
        Cursor within = cursor.within(start + 1, cursor.at());
        cursor.oddIf(cursor.atEnd());
        cursor.skip(1);
        Statements inside = Statements.none(start + 1);
        if (within.enter()) {
            inside = new Parser(within).all();
        }
        cursor.oddIf(!within.isWhole());
        return new Part.Substitution(start, cursor.at(), Form.BACKTICK, inside);
    }

    private Part elements() {
        int start = cursor.at();
        List<Word> words = new ArrayList<>();
        if (cursor.enter()) {
            cursor.skip(1);
            Lexer lexer = new Lexer(cursor);
            Token token = lexer.nextMeaning();
            while (!token.is(")") && !token.is(Kind.END)) {
                if (token.word() != null) {
                    words.add(token.word());
                }
                token = lexer.nextMeaning();
            }
            cursor.oddIf(token.is(Kind.END));
            cursor.leave();
        }
        return new Part.Elements(start, cursor.at(), words);
    }
}

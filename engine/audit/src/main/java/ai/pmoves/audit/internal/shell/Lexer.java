package ai.pmoves.audit.internal.shell;

import ai.pmoves.audit.internal.shell.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Cuts shell text into tokens, one at a time. */
final class Lexer {
    private static final List<String> OPERATORS = List.of(";;&", ";;", ";&", ";", "&&", "&", "||", "|&", "|", "(", ")");
    private static final List<String> REDIRECTIONS =
            List.of("&>>", "&>", "<<<", "<<-", "<<", "<>", "<&", "<", ">>", ">&", ">|", ">");

    private final Cursor cursor;
    private final WordLexer words;
    private final Deque<String> documents = new ArrayDeque<>();
    private boolean endFollows;
    private boolean onNewLine;

    Lexer(Cursor cursor) {
        this.cursor = cursor;
        this.words = new WordLexer(cursor);
    }

    /** The next token; from the end of the text on {@link Kind#END}. */
    Token next() {
        int start = cursor.at();
        if (cursor.atEnd()) {
            cursor.oddIf(!documents.isEmpty());
            return Token.of(Kind.END, start, start);
        }
        if (onNewLine && !documents.isEmpty()) {
            return document(documents.remove());
        }
        onNewLine = false;
        int c = cursor.peek();
        if (isBlank()) {
            return blank();
        }
        if (c == '#') {
            int end = cursor.find('\n');
            cursor.moveTo(end < 0 ? Integer.MAX_VALUE : end);
            return Token.of(Kind.COMMENT, start, cursor.at());
        }
        if (c == '\n') {
            cursor.skip(1);
            onNewLine = true;
            endFollows = false;
            return Token.of(Kind.NEWLINE, start, cursor.at());
        }
        String redirection = WordLexer.opensProcess(cursor) ? "" : at("&<>", c, REDIRECTIONS);
        if (!redirection.isEmpty()) {
            cursor.skip(redirection.length());
            endFollows = redirection.equals("<<") || redirection.equals("<<-");
            return Token.of(Kind.REDIRECTION, start, redirection);
        }
        String operator = at(";&|()", c, OPERATORS);
        cursor.skip(operator.length());
        return operator.isEmpty() ? word() : Token.of(Kind.OPERATOR, start, operator);
    }

    /** The first of these that stands here; empty where there is none. */
    private String at(String beginnings, int c, List<String> operators) {
        return beginnings.indexOf(c) < 0
                ? ""
                : operators.stream().filter(cursor::looksAt).findFirst().orElse("");
    }

    /** The next token that says something. */
    Token nextMeaning() {
        Token token = next();
        while (token.isTrivia()) {
            token = next();
        }
        return token;
    }

    private boolean isBlank() {
        int c = cursor.peek();
        return c == ' ' || c == '\t' || c == '\r' || (c == '\\' && cursor.lineEnd(1) > 0);
    }

    private Token blank() {
        int start = cursor.at();
        while (isBlank()) {
            cursor.skip(cursor.peek() == '\\' ? 1 + cursor.lineEnd(1) : 1);
        }
        return Token.of(Kind.BLANK, start, cursor.at());
    }

    private Token word() {
        Word word = words.read();
        if (endFollows) {
            endFollows = false;
            documents.add(cursor.unquoted(word).strip());
        }
        boolean number = word.isLiteral()
                && cursor.text(word.start(), word.end()).chars().allMatch(Lexer::isDigit);
        if (number && (cursor.peek() == '<' || cursor.peek() == '>') && !WordLexer.opensProcess(cursor)) {
            return Token.of(Kind.DESCRIPTOR, word.start(), word.end());
        }
        return Token.of(word);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The end may stand further in: a file of another language that the text stands in moves all of it. */
    private Token document(String last) {
        int start = cursor.at();
        while (!cursor.atEnd()) {
            int from = cursor.at();
            int newline = cursor.find('\n');
            cursor.moveTo(newline < 0 ? Integer.MAX_VALUE : newline);
            boolean found = cursor.text(from, cursor.at()).strip().equals(last);
            cursor.skip(1);
            if (found) {
                return Token.of(Kind.DOCUMENT, start, cursor.at());
            }
        }
        cursor.odd();
        return Token.of(Kind.DOCUMENT, start, cursor.at());
    }
}

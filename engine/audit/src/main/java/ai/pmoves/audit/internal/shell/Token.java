package ai.pmoves.audit.internal.shell;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of shell text. All of them, one after the other, are the text.
 *
 * @param operator the text of an operator or a redirection, otherwise empty
 * @param word of a word, otherwise null
 */
record Token(
        Kind kind,
        int start,
        int end,
        String operator,
        @Nullable Word word) {

    enum Kind {
        BLANK,
        COMMENT,
        /** The lines of a here-document with the one that ends it. */
        DOCUMENT,
        NEWLINE,
        OPERATOR,
        REDIRECTION,
        /** The number right before a redirection. */
        DESCRIPTOR,
        WORD,
        END
    }

    static Token of(Kind kind, int start, int end) {
        return new Token(kind, start, end, "", null);
    }

    static Token of(Kind kind, int start, String operator) {
        return new Token(kind, start, start + operator.length(), operator, null);
    }

    static Token of(Word word) {
        return new Token(Kind.WORD, word.start(), word.end(), "", word);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean is(String other) {
        return kind == Kind.OPERATOR && operator.equals(other);
    }

    /** Whether it says nothing to a parser. */
    boolean isTrivia() {
        return kind == Kind.BLANK || kind == Kind.COMMENT || kind == Kind.DOCUMENT;
    }
}

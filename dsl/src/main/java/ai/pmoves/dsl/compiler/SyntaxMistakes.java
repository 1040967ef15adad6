package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.SourceTokens.Piece;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;

/** What a person did wrong where Groovy's parser only says what it did not expect, and often much later in the text. */
final class SyntaxMistakes {
    private static final Set<Integer> ENDS_A_VALUE = Set.of(
            GroovyLangLexer.Identifier,
            GroovyLangLexer.CapitalizedIdentifier,
            GroovyLangLexer.StringLiteral,
            GroovyLangLexer.IntegerLiteral,
            GroovyLangLexer.FloatingPointLiteral,
            GroovyLangLexer.RPAREN,
            GroovyLangLexer.RBRACK);
    private static final Set<Integer> BEGINS_A_VALUE = Set.of(
            GroovyLangLexer.Identifier,
            GroovyLangLexer.CapitalizedIdentifier,
            GroovyLangLexer.StringLiteral,
            GroovyLangLexer.IntegerLiteral,
            GroovyLangLexer.FloatingPointLiteral);

    /** The parser stops at the missing comma, or at the word behind it. */
    private static final int NEAR = 2;

    private static final Pattern CURLY_QUOTE =
            Pattern.compile("Unexpected character: '[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb]'");

    private static final Pattern CONTROL = Pattern.compile("Unexpected character: '(\\p{Cntrl})'");

    private SyntaxMistakes() {}

    static Problem explain(RunbookSource source, String message, Location where) {
        if (message.startsWith("Unexpected character: '\\''")
                || message.startsWith("Unexpected character: '\"'")
                || message.startsWith("Unexpected character: '''")) {
            return Problem.error("dsl.open-quote", "the text that begins here is never closed")
                    .at(where)
                    .fix("close it with the same quote, on the same line");
        }
        if (CURLY_QUOTE.matcher(message).lookingAt()) {
            return Problem.error("dsl.curly-quote", "this quote is one of a text processor")
                    .at(where)
                    .fix("write it as ' or \"");
        }
        Matcher control = CONTROL.matcher(message);
        if (control.lookingAt()) {
            int letter = control.group(1).codePointAt(0);
            return Problem.error("dsl.syntax", "a control character stands here: U+%04X".formatted(letter))
                    .at(where)
                    .fix("take it out");
        }
        if (!message.startsWith("Unexpected input") && !message.startsWith("Missing")) {
            return Problem.error("dsl.syntax", words(message).strip()).at(where);
        }
        List<Piece> pieces = SourceTokens.of(source.text()).pieces();
        return Braces.mistake(source, pieces)
                .or(() -> missingComma(pieces, where))
                .orElseGet(() -> Problem.error("dsl.syntax", words(message)).at(where));
    }

    private static Optional<Problem> missingComma(List<Piece> pieces, Location where) {
        int looked = 0;
        for (int i = 1; i < pieces.size() && looked < NEAR; i++) {
            Piece piece = pieces.get(i);
            Piece before = pieces.get(i - 1);
            boolean here = piece.line() == where.line() && piece.column() >= where.column();
            looked += here ? 1 : 0;
            if (here
                    && before.line() == piece.line()
                    && ENDS_A_VALUE.contains(before.type())
                    && BEGINS_A_VALUE.contains(piece.type())) {
                return Optional.of(Problem.error("dsl.comma", "a comma is missing before " + piece.text())
                        .at(new Location(where.file(), piece.line(), piece.column())));
            }
        }
        return Optional.empty();
    }

    private static String words(String message) {
        String first = message.lines().findFirst().orElse(message);
        if (first.startsWith("Unexpected input: ")) {
            String seen = first.substring("Unexpected input: ".length());
            List<String> parts = new ArrayList<>(List.of(seen.split("\\\\n")));
            return "this was not expected here: " + parts.get(parts.size() - 1).strip();
        }
        return first;
    }
}

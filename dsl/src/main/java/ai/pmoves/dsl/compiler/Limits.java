package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.SourceTokens.Piece;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.jspecify.annotations.Nullable;

/**
 * How large a runbook may be, counted while its words are read one by one. Groovy's parser needs time that grows steeply with
 * what is open around a word, so a text beyond these measures is refused before it is parsed.
 */
final class Limits implements Predicate<Piece> {
    /** Words and signs: some 5,000 lines. */
    private static final int PIECES = 50_000;

    /** Blocks, lists and parentheses in one another. */
    private static final int DEPTH = 64;

    /** Without a block or a semicolon between them. */
    private static final int EXPRESSION = 2_000;

    private static final Set<Integer> OPENING =
            Set.of(GroovyLangLexer.LBRACE, GroovyLangLexer.LBRACK, GroovyLangLexer.LPAREN);
    private static final Set<Integer> CLOSING =
            Set.of(GroovyLangLexer.RBRACE, GroovyLangLexer.RBRACK, GroovyLangLexer.RPAREN);
    private static final Set<Integer> BORDERS =
            Set.of(GroovyLangLexer.LBRACE, GroovyLangLexer.RBRACE, GroovyLangLexer.SEMI);

    private final RunbookSource source;
    private int pieces;
    private int depth;
    private int since;
    private int longest;
    private Location begun;
    private Location longestBegun;
    private @Nullable Problem exceeded;

    private Limits(RunbookSource source) {
        this.source = source;
        begun = new Location(source.file(), 1, 1);
        longestBegun = begun;
    }

    static Limits of(RunbookSource source) {
        Limits limits = new Limits(source);
        SourceTokens.read(source.text(), limits);
        return limits;
    }

    /** Where the text goes beyond a limit, or null. */
    @Nullable
    Problem exceeded() {
        return exceeded;
    }

    /** Where the longest part without a block begins. */
    Location longest() {
        return longestBegun;
    }

    @Override
    public boolean test(Piece piece) {
        measure(piece);
        if (OPENING.contains(piece.type())) {
            depth++;
        } else if (CLOSING.contains(piece.type())) {
            depth--;
        }
        if (depth > DEPTH) {
            exceeded = tooLarge(
                    piece,
                    "more than " + DEPTH + " blocks, lists and parentheses are open here",
                    "give what is inside a name of its own: def inner = ...");
        } else if (since > EXPRESSION) {
            exceeded = Problem.error(
                            "dsl.too-large", "what begins here has more than " + EXPRESSION + " words without a block")
                    .at(begun)
                    .fix("give parts of it names of their own, or read them from a file");
        } else if (++pieces > PIECES) {
            exceeded = tooLarge(
                    piece,
                    "a runbook has at most " + PIECES + " words and signs, and here it has more",
                    "move steps to files of their own: use 'more-steps.groovy'");
        }
        return exceeded == null;
    }

    private void measure(Piece piece) {
        if (piece.lineBreak()) {
            return;
        }
        if (BORDERS.contains(piece.type())) {
            since = 0;
        } else if (since++ == 0) {
            begun = at(piece);
        }
        if (since > longest) {
            longest = since;
            longestBegun = begun;
        }
    }

    private Problem tooLarge(Piece piece, String message, String fix) {
        return Problem.error("dsl.too-large", message).at(at(piece)).fix(fix);
    }

    private Location at(Piece piece) {
        return new Location(source.file(), piece.line(), piece.column());
    }
}

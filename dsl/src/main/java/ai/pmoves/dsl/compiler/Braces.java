package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.SourceTokens.Piece;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;

/**
 * Pairs braces, brackets and parentheses. Where one is missing, indentation says which: a {@code }} in the column of an outer
 * block means that the blocks between were never closed.
 */
final class Braces {
    private static final Map<Integer, Integer> CLOSES = Map.of(
            GroovyLangLexer.RBRACE, GroovyLangLexer.LBRACE,
            GroovyLangLexer.RBRACK, GroovyLangLexer.LBRACK,
            GroovyLangLexer.RPAREN, GroovyLangLexer.LPAREN);

    /** @param indent the column in which the line begins that opens it @param words what stands before it in its line */
    private record Open(Piece piece, int indent, String words) {}

    private final RunbookSource source;
    private final List<Piece> pieces;
    private final Deque<Open> open = new ArrayDeque<>();

    private Braces(RunbookSource source, List<Piece> pieces) {
        this.source = source;
        this.pieces = pieces;
    }

    static Optional<Problem> mistake(RunbookSource source, List<Piece> pieces) {
        return new Braces(source, pieces).find();
    }

    private Optional<Problem> find() {
        Optional<Problem> suspect = Optional.empty();
        Piece first = null;
        for (Piece piece : pieces) {
            if (piece.lineBreak()) {
                first = null;
                continue;
            }
            first = first == null || first.line() != piece.line() ? piece : first;
            int type = piece.type();
            if (CLOSES.containsValue(type)) {
                open.push(new Open(piece, first.column(), before(piece, first)));
            } else if (CLOSES.containsKey(type)) {
                Open opened = open.peek();
                if (opened == null) {
                    return Optional.of(problem("'" + piece.text() + "' closes nothing", piece, "take it out"));
                }
                if (opened.piece().type() != CLOSES.get(type)) {
                    return Optional.of(neverClosed(opened));
                }
                boolean alone = piece.equals(first) && opened.piece().line() != piece.line();
                if (alone && suspect.isEmpty() && piece.column() < opened.indent() && outer(piece)) {
                    suspect = Optional.of(neverClosed(opened));
                }
                open.pop();
            }
        }
        Open left = open.peek();
        return left == null ? Optional.empty() : suspect.or(() -> Optional.of(neverClosed(left)));
    }

    private boolean outer(Piece closing) {
        return open.stream().anyMatch(block -> block.indent() == closing.column());
    }

    private Problem neverClosed(Open opened) {
        String what = opened.words().isEmpty() ? "" : " of " + opened.words();
        String closing =
                Map.of("{", "}", "[", "]", "(", ")").getOrDefault(opened.piece().text(), "}");
        return problem(
                "the '" + opened.piece().text() + "'" + what + " is never closed",
                opened.piece(),
                "a '" + closing + "' is missing");
    }

    private String before(Piece brace, Piece first) {
        StringBuilder words = new StringBuilder();
        for (Piece piece : pieces) {
            if (!piece.before(first.line(), first.column()) && piece.before(brace.line(), brace.column())) {
                words.append(piece.text());
            }
        }
        return words.length() > 40 ? "" : words.toString();
    }

    private Problem problem(String message, Piece at, String fix) {
        return Problem.error("dsl.braces", message)
                .at(new Location(source.file(), at.line(), at.column()))
                .fix(fix);
    }
}

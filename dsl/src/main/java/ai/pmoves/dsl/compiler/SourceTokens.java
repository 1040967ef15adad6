package ai.pmoves.dsl.compiler;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.codehaus.groovy.ast.ASTNode;

/** A runbook's text as Groovy's own lexer sees it: without blanks and comments, with places. */
final class SourceTokens {
    /** @param line 1-based @param column 1-based */
    record Piece(int type, String text, int line, int column) {
        boolean lineBreak() {
            return type == GroovyLangLexer.NL;
        }

        boolean before(int otherLine, int otherColumn) {
            return line < otherLine || (line == otherLine && column < otherColumn);
        }
    }

    private final List<Piece> pieces;

    private SourceTokens(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    static SourceTokens of(String text) {
        List<Piece> pieces = new ArrayList<>();
        read(text, pieces::add);
        return new SourceTokens(pieces);
    }

    /** One after the other, as long as more is wanted. */
    static void read(String text, Predicate<Piece> more) {
        GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.setErrorIgnored(true);
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            String words = token.getText();
            boolean comment = token.getType() == GroovyLangLexer.NL && words.startsWith("/");
            if (token.getChannel() == Token.DEFAULT_CHANNEL
                    && !comment
                    && !more.test(
                            new Piece(token.getType(), words, token.getLine(), token.getCharPositionInLine() + 1))) {
                return;
            }
        }
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** A part of the text, up to before its last place. */
    record Part(int line, int column, int lastLine, int lastColumn) {
        private static final Part ALL = new Part(0, 0, Integer.MAX_VALUE, 0);

        static Part of(ASTNode node) {
            return new Part(
                    node.getLineNumber(), node.getColumnNumber(), node.getLastLineNumber(), node.getLastColumnNumber());
        }

        boolean holds(Piece piece) {
            return !piece.before(line, column) && piece.before(lastLine, lastColumn);
        }
    }

    /** The whole text; equal for texts that differ in comments, blank lines and indentation only. */
    String normalised() {
        return normalised(Part.ALL, List.of());
    }

    /** A part of it without some parts; equal for texts that differ in comments, blank lines and indentation only. */
    String normalised(Part part, List<Part> without) {
        StringBuilder text = new StringBuilder();
        boolean broken = true;
        for (Piece piece : pieces) {
            if (!part.holds(piece) || without.stream().anyMatch(left -> left.holds(piece))) {
                continue;
            }
            if (!piece.lineBreak()) {
                text.append(piece.text()).append('\u0000');
            } else if (!broken) {
                text.append('\n');
            }
            broken = piece.lineBreak();
        }
        return text.toString();
    }
}

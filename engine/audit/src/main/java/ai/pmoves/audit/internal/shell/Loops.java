package ai.pmoves.audit.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the commands that are done again and again. */
final class Loops {
    private final Parser parser;
    private final Cursor cursor;

    Loops(Parser parser, Cursor cursor) {
        this.parser = parser;
        this.cursor = cursor;
    }

    /** {@code while} and {@code until}. */
    Command read(int start) {
        parser.advance();
        Statements condition = parser.until(Set.of("do"));
        return body(start, List.of(), List.of(), condition);
    }

    private Command body(int start, List<Word> variables, List<Word> words, Statements condition) {
        parser.expect("do");
        Statements body = parser.until(Set.of("done"));
        int end = parser.end("done");
        return new Command.Loop(start, end, variables, words, condition, body, parser.redirections());
    }

    /** {@code for} and {@code select}. */
    Command each(int start) {
        parser.advance();
        List<Word> variables = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        int arithmetic = parser.token().is("(") ? Arithmetic.end(cursor, -1) : -1;
        if (arithmetic > 0) {
            cursor.moveTo(arithmetic);
            parser.advance();
        } else if (parser.token().word() != null) {
            variables.add(parser.takeWord());
            parser.skipLines();
            if (parser.isWord("in")) {
                parser.advance();
                while (parser.token().word() != null) {
                    words.add(parser.takeWord());
                }
            }
        }
        if (parser.token().is(";")) {
            parser.advance();
        }
        parser.skipLines();
        Statements none = Statements.none(parser.token().start());
        boolean begins = parser.isWord("do");
        cursor.oddIf(!begins);
        return begins
                ? body(start, variables, words, none)
                : new Command.Loop(start, parser.token().start(), variables, words, none, none, List.of());
    }
}

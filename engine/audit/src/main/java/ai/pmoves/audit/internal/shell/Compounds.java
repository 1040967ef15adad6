package ai.pmoves.audit.internal.shell;

import ai.pmoves.audit.internal.shell.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the commands that have statements in them. */
final class Compounds {
    private static final Set<String> BEGINNINGS =
            Set.of("{", "if", "while", "until", "for", "select", "case", "function", "[[");
    private static final Set<String> ENDS_OF_BRANCH = Set.of(";;", ";&", ";;&", "esac");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_:.-]*");

    private final Parser parser;
    private final Cursor cursor;
    private final Loops loops;

    Compounds(Parser parser, Cursor cursor) {
        this.parser = parser;
        this.cursor = cursor;
        this.loops = new Loops(parser, cursor);
    }

    /** Null where a simple command stands; then nothing was read. */
    @Nullable
    Command read() {
        boolean begins = parser.token().is("(") || BEGINNINGS.contains(parser.keyword()) || definesFunction();
        if (!begins) {
            return null;
        }
        if (!cursor.enter()) {
            int start = parser.token().start();
            parser.advance();
            return new Command.Simple(start, parser.token().end(), List.of(), List.of());
        }
        Command command = compound();
        cursor.leave();
        return command;
    }

    private Command compound() {
        int start = parser.token().start();
        if (parser.token().is("(")) {
            return group(start);
        }
        return switch (parser.keyword()) {
            case "{" -> braces(start);
            case "if" -> condition(start);
            case "while", "until" -> loops.read(start);
            case "for", "select" -> loops.each(start);
            case "case" -> choice(start);
            case "[[" -> test(start);
            default -> function(start);
        };
    }

    private Command group(int start) {
        int arithmetic = Arithmetic.end(cursor, -1);
        if (arithmetic > 0) {
            cursor.moveTo(arithmetic);
            parser.advance();
            return new Command.Arithmetic(start, arithmetic, parser.redirections());
        }
        parser.advance();
        Statements body = parser.until(Set.of(")"));
        int end = parser.end(")");
        return new Command.Group(start, end, true, body, parser.redirections());
    }

    private Command braces(int start) {
        parser.advance();
        Statements body = parser.until(Set.of("}"));
        int end = parser.end("}");
        return new Command.Group(start, end, false, body, parser.redirections());
    }

    private Command condition(int start) {
        List<Command.If.Branch> branches = new ArrayList<>();
        do {
            parser.advance();
            Statements condition = parser.until(Set.of("then"));
            parser.expect("then");
            Statements body = parser.until(Set.of("elif", "else", "fi"));
            branches.add(new Command.If.Branch(condition, body));
        } while (parser.isWord("elif"));
        Statements otherwise = Statements.none(parser.token().start());
        if (parser.isWord("else")) {
            parser.advance();
            otherwise = parser.until(Set.of("fi"));
        }
        int end = parser.end("fi");
        return new Command.If(start, end, branches, otherwise, parser.redirections());
    }

    private Command choice(int start) {
        Word named = parser.takeWord();
        Word subject = parser.token().word();
        if (subject == null) {
            return prose(named);
        }
        parser.advance();
        parser.skipLines();
        if (!parser.isWord("in")) {
            return prose(named, subject);
        }
        parser.advance();
        List<Statements> branches = new ArrayList<>();
        while (patterns()) {
            branches.add(parser.until(ENDS_OF_BRANCH));
            if (parser.token().is(Kind.OPERATOR)
                    && ENDS_OF_BRANCH.contains(parser.token().operator())) {
                parser.advance();
            }
        }
        int end = parser.end("esac");
        return new Command.Case(start, end, subject, branches, parser.redirections());
    }

    /** Reads the patterns of a branch with their bracket; false where there is no further branch. */
    private boolean patterns() {
        parser.skipLines();
        while (!parser.token().is(Kind.END) && !parser.isWord("esac")) {
            boolean last = parser.token().is(")");
            parser.advance();
            if (last) {
                return true;
            }
        }
        return false;
    }

    private Command test(int start) {
        List<Word> words = new ArrayList<>();
        parser.advance();
        boolean goesOn = true;
        while (!parser.token().is(Kind.END) && !parser.isWord("]]") && goesOn) {
            boolean joins = parser.token().word() == null;
            if (parser.token().word() != null) {
                words.add(parser.token().word());
            }
            parser.advance();
            if (parser.token().is(Kind.NEWLINE)) {
                parser.skipLines();
                goesOn = joins
                        || parser.isWord("]]")
                        || parser.token().is("&&")
                        || parser.token().is("||");
            }
        }
        int end = parser.end("]]");
        return new Command.Test(start, end, words, parser.redirections());
    }

    /** Whether brackets with nothing in them follow a name. */
    private boolean definesFunction() {
        Token token = parser.token();
        if (token.word() == null || cursor.peek() == Cursor.END) {
            return false;
        }
        int open = blanks(0);
        return cursor.peek(open) == '('
                && cursor.peek(blanks(open + 1)) == ')'
                && NAME.matcher(cursor.text(token.start(), token.end())).matches();
    }

    private int blanks(int ahead) {
        int i = ahead;
        while (cursor.peek(i) == ' ' || cursor.peek(i) == '\t') {
            i++;
        }
        return i;
    }

    private Command function(int start) {
        Word first = parser.takeWord();
        boolean announced = cursor.is(first.start(), first.end(), "function");
        if (announced && parser.token().word() == null) {
            return prose(first);
        }
        Word name = announced ? parser.takeWord() : first;
        if (parser.token().is("(")) {
            parser.advance();
            parser.expect(")");
        }
        parser.skipLines();
        Command body = read();
        if (body == null) {
            return announced ? prose(first, name) : prose(name);
        }
        return new Command.Function(start, body.end(), name, statements(body), parser.redirections());
    }

    /** A word that begins something else in a shell: a simple command for one who writes no shell. */
    private Command prose(Word... read) {
        cursor.odd();
        return parser.simple(List.of(read));
    }

    /** The body's own statements: its braces say nothing. */
    private static Statements statements(Command body) {
        if (body instanceof Command.Group group) {
            return group.body();
        }
        Statements.Pipeline only = new Statements.Pipeline(body.start(), body.end(), false, List.of(body));
        return new Statements(body.start(), body.end(), List.of(new Statements.Link(only, Statements.Joint.NONE)));
    }
}

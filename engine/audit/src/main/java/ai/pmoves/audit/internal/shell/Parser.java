package ai.pmoves.audit.internal.shell;

import ai.pmoves.audit.internal.shell.Statements.Joint;
import ai.pmoves.audit.internal.shell.Statements.Link;
import ai.pmoves.audit.internal.shell.Statements.Pipeline;
import ai.pmoves.audit.internal.shell.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads statements, pipelines and simple commands; {@link Compounds} reads what has statements in it. */
final class Parser {
    /** Words and operators that end something; what they end is open, or they end nothing and are passed over. */
    private static final Set<String> CLOSING =
            Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}", ")", ";;", ";&", ";;&");

    private final Cursor cursor;
    private final Lexer lexer;
    private final Compounds compounds;
    private final Deque<Set<String>> open = new ArrayDeque<>();
    private Token token;

    Parser(Cursor cursor) {
        this.cursor = cursor;
        this.lexer = new Lexer(cursor);
        this.compounds = new Compounds(this, cursor);
        this.token = lexer.nextMeaning();
    }

    /** Everything up to the end of the text. */
    Statements all() {
        return until(Set.of());
    }

    /** Everything up to a closing parenthesis, which is read; the cursor stands behind it. */
    Statements inParentheses() {
        Statements inside = until(Set.of(")"));
        cursor.oddIf(!token.is(")"));
        return inside;
    }

    /** Reads up to one of these, or to what closes something around; that stays. */
    Statements until(Set<String> closing) {
        int start = token.start();
        List<Link> links = new ArrayList<>();
        open.push(closing);
        while (!token.is(Kind.END) && !closes()) {
            if (token.is(Kind.NEWLINE) || token.is(";")) {
                advance();
            } else if (CLOSING.contains(text()) || isJoint()) {
                cursor.odd();
                advance();
            } else {
                Pipeline pipeline = pipeline();
                links.add(new Link(pipeline, joint()));
            }
        }
        open.pop();
        boolean hanging = !links.isEmpty()
                && Set.of(Joint.AND, Joint.OR)
                        .contains(links.get(links.size() - 1).then());
        cursor.oddIf(hanging);
        return new Statements(start, token.start(), links);
    }

    private boolean closes() {
        String text = text();
        return CLOSING.contains(text) && open.stream().anyMatch(closing -> closing.contains(text));
    }

    private boolean isJoint() {
        return token.is(Kind.OPERATOR) && !token.is("(");
    }

    private Pipeline pipeline() {
        int start = token.start();
        boolean negated = false;
        while (isWord("!")) {
            negated = !negated;
            advance();
        }
        List<Command> commands = new ArrayList<>();
        Command command = command();
        while (command != null) {
            commands.add(command);
            if (!token.is("|") && !token.is("|&")) {
                return new Pipeline(start, command.end(), negated, commands);
            }
            advance();
            skipLines();
            command = command();
        }
        cursor.odd();
        return new Pipeline(start, token.start(), negated, commands);
    }

    private Joint joint() {
        if (token.is("&&") || token.is("||")) {
            Joint joint = token.is("&&") ? Joint.AND : Joint.OR;
            advance();
            skipLines();
            return joint;
        }
        Joint joint = token.is("&") ? Joint.BACKGROUND : token.is(";") ? Joint.SEMICOLON : Joint.NONE;
        if (joint != Joint.NONE) {
            advance();
        }
        if (joint != Joint.BACKGROUND && token.is(Kind.NEWLINE)) {
            advance();
            return Joint.LINE;
        }
        cursor.oddIf(joint == Joint.NONE && !token.is(Kind.END) && !closes());
        return joint;
    }

    /** Null where no command begins. */
    @Nullable
    Command command() {
        if (CLOSING.contains(text()) || isJoint() || token.is(Kind.END) || token.is(Kind.NEWLINE)) {
            return null;
        }
        Command compound = compounds.read();
        return compound == null ? simple(List.of()) : compound;
    }

    /** @param read its first words, where they are read already */
    Command simple(List<Word> read) {
        int start = read.isEmpty() ? token.start() : read.get(0).start();
        int end = read.isEmpty() ? start : read.get(read.size() - 1).end();
        List<Word> words = new ArrayList<>(read);
        List<Redirection> redirections = new ArrayList<>();
        while (true) {
            if (isRedirection()) {
                Redirection redirection = redirection();
                redirections.add(redirection);
                end = redirection.end();
            } else if (token.word() != null) {
                words.add(token.word());
                end = token.end();
                advance();
            } else {
                return new Command.Simple(start, end, words, redirections);
            }
        }
    }

    private boolean isRedirection() {
        return token.is(Kind.REDIRECTION) || token.is(Kind.DESCRIPTOR);
    }

    private Redirection redirection() {
        int start = token.start();
        int descriptor = -1;
        boolean numbered = token.is(Kind.DESCRIPTOR);
        if (numbered) {
            String number = cursor.text(token.start(), token.end());
            descriptor = number.length() > 4 ? -1 : Integer.parseInt(number);
            advance();
        }
        String operator = token.operator();
        int end = token.end();
        advance();
        Word target = token.word();
        if (target == null) {
            cursor.odd();
        } else {
            end = target.end();
            advance();
        }
        return new Redirection(start, end, operator, numbered ? descriptor : Redirection.usual(operator), target);
    }

    /** Those that follow a compound command. */
    List<Redirection> redirections() {
        List<Redirection> redirections = new ArrayList<>();
        while (isRedirection()) {
            redirections.add(redirection());
        }
        return redirections;
    }

    Token token() {
        return token;
    }

    void advance() {
        token = lexer.nextMeaning();
    }

    void skipLines() {
        while (token.is(Kind.NEWLINE)) {
            advance();
        }
    }

    /** The operator's text, or that of a word in which nothing is quoted or expanded. */
    private String text() {
        return token.is(Kind.OPERATOR) ? token.operator() : keyword();
    }

    /** The text of a short word in which nothing is quoted or expanded, otherwise empty. */
    String keyword() {
        Word word = token.word();
        boolean could = word != null && word.end() - word.start() <= "function".length() && word.isLiteral();
        return could ? cursor.text(token.start(), token.end()) : "";
    }

    boolean isWord(String text) {
        return keyword().equals(text);
    }

    /** Reads a word or an operator that has to stand here; whether it does. */
    boolean expect(String text) {
        boolean there = text().equals(text);
        if (there) {
            advance();
        } else {
            cursor.odd();
        }
        return there;
    }

    /** Reads what has to end a command here; the offset behind it, or where it should stand. */
    int end(String closing) {
        Token last = token;
        return expect(closing) ? last.end() : last.start();
    }

    Word takeWord() {
        Word word = Objects.requireNonNull(token.word());
        advance();
        return word;
    }
}

package ai.pmoves.audit.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command for a POSIX shell as lists of pipelines. Only what is understood for sure: no loops, conditions, functions and here-documents.
 */
public final class Script {
    private static final Set<String> KEYWORDS = Set.of(
            "if",
            "then",
            "else",
            "elif",
            "fi",
            "for",
            "while",
            "until",
            "do",
            "done",
            "case",
            "esac",
            "function",
            "{",
            "}",
            "[[",
            "select",
            "time",
            "trap",
            "set",
            "eval",
            ".",
            "source",
            "return",
            "alias");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=.*", Pattern.DOTALL);

    /** One after the other; the first element of a link tells how it hangs on what stands before. */
    private final List<Link> links;

    private Script(List<Link> links) {
        this.links = links;
    }

    private record Link(String joint, boolean negated, List<Command> pipeline) {}

    /** Either a call, or a script in parentheses. */
    private record Command(@Nullable Call call, @Nullable Script inner) {}

    /** The script, or null where it is more than is understood here. */
    public static @Nullable Script of(String line) {
        List<Token> tokens = Lexer.tokens(line);
        return tokens == null ? null : of(tokens);
    }

    private static @Nullable Script of(List<Token> tokens) {
        List<Link> links = new ArrayList<>();
        String joint = ";";
        int from = 0;
        int depth = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            Token token = i < tokens.size() ? tokens.get(i) : Token.operator(";");
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && (token.is(";") || token.is("&&") || token.is("||"))) {
                if (i > from) {
                    Link link = link(joint, tokens.subList(from, i));
                    if (link == null) {
                        return null;
                    }
                    links.add(link);
                    joint = token.text();
                } else if (!token.is(";")) {
                    return null;
                }
                from = i + 1;
            } else if (token.is("&") || depth < 0) {
                return null;
            }
        }
        return depth == 0 && !links.isEmpty() ? new Script(links) : null;
    }

    private static @Nullable Link link(String joint, List<Token> tokens) {
        boolean negated = !tokens.get(0).operator() && tokens.get(0).text().equals("!");
        List<Command> pipeline = new ArrayList<>();
        int from = negated ? 1 : 0;
        int depth = 0;
        for (int i = from; i <= tokens.size(); i++) {
            Token token = i < tokens.size() ? tokens.get(i) : Token.operator("|");
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is("|")) {
                Command command = i > from ? command(tokens.subList(from, i)) : null;
                if (command == null) {
                    return null;
                }
                pipeline.add(command);
                from = i + 1;
            }
        }
        return new Link(joint, negated, pipeline);
    }

    private static @Nullable Command command(List<Token> written) {
        List<Token> tokens =
                written.stream().filter(token -> !token.is(Token.REDIRECTION)).toList();
        boolean redirected = tokens.size() < written.size();
        if (tokens.isEmpty()) {
            return new Command(new Call(":", List.of(), redirected), null);
        }
        if (tokens.get(0).is("(")) {
            Script inner = tokens.get(tokens.size() - 1).is(")") ? of(tokens.subList(1, tokens.size() - 1)) : null;
            return inner == null ? null : new Command(null, inner);
        }
        int first = 0;
        while (first < tokens.size()
                && ASSIGNMENT.matcher(tokens.get(first).text()).matches()) {
            first++;
        }
        if (tokens.stream().anyMatch(Token::operator)) {
            return null;
        }
        if (first == tokens.size()) {
            return new Command(new Call(":", List.of(), redirected), null);
        }
        Token program = tokens.get(first);
        boolean keyword = KEYWORDS.contains(program.text()) && !program.quoted();
        if (keyword || !program.literal()) {
            return null;
        }
        List<String> arguments = tokens.subList(first + 1, tokens.size()).stream()
                .map(Token::text)
                .toList();
        return new Command(new Call(program.text(), arguments, redirected), null);
    }

    /** Everything that it calls, in the order in which it is written. */
    public List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (Link link : links) {
            for (Command command : link.pipeline()) {
                if (command.call() != null) {
                    calls.add(command.call());
                } else if (command.inner() != null) {
                    calls.addAll(command.inner().calls());
                }
            }
        }
        return calls;
    }

    /** How it can end, if each of its calls can end as this says. */
    public Ends ends(Function<Call, Ends> of) {
        Walk walk = new Walk(of);
        Ends status = walk.through(this);
        return status.or(walk.left);
    }

    private static final class Walk {
        private final Function<Call, Ends> of;
        private Ends left = new Ends(false, false);

        Walk(Function<Call, Ends> of) {
            this.of = of;
        }

        Ends through(Script script) {
            Ends status = Ends.PASS;
            for (Link link : script.links) {
                boolean and = link.joint().equals("&&");
                boolean or = link.joint().equals("||");
                if ((and && !status.pass()) || (or && !status.fail())) {
                    continue;
                }
                Ends here = link(link);
                status = and
                        ? here.or(new Ends(false, status.fail()))
                        : or ? here.or(new Ends(status.pass(), false)) : here;
                if (!status.pass() && !status.fail()) {
                    return status; // it has left
                }
            }
            return status;
        }

        private Ends link(Link link) {
            Call only = link.pipeline().size() == 1 ? link.pipeline().get(0).call() : null;
            if (only != null && only.name().equals("exit")) {
                left = left.or(exit(only));
                return new Ends(false, false);
            }
            Ends status = Ends.EITHER;
            boolean cut = false;
            for (int i = 0; i < link.pipeline().size(); i++) {
                Command command = link.pipeline().get(i);
                status = command.call() != null
                        ? of.apply(command.call())
                        : command.inner() != null ? command.inner().ends(of) : Ends.EITHER;
                boolean last = i == link.pipeline().size() - 1;
                cut |= !last && !status.pass();
                if (last && cut && command.call() != null && findsSomething(command.call())) {
                    status = Ends.FAIL; // nothing comes in, and so nothing is found in it
                }
            }
            return link.negated() ? status.not() : status;
        }

        private static Ends exit(Call call) {
            String code = call.arguments().isEmpty() ? "?" : call.arguments().get(0);
            return code.equals("0") ? Ends.PASS : code.matches("\\d+") ? Ends.FAIL : Ends.EITHER;
        }

        private static boolean findsSomething(Call call) {
            return call.name().matches("e?grep")
                    && call.arguments().stream()
                            .noneMatch(a -> a.matches("-[A-Za-z]*[vcL][A-Za-z]*|--invert.*|--count"));
        }
    }
}

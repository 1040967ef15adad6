package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.internal.shell.Command;
import ai.pmoves.audit.internal.shell.Part;
import ai.pmoves.audit.internal.shell.Redirection;
import ai.pmoves.audit.internal.shell.Script;
import ai.pmoves.audit.internal.shell.Statements;
import ai.pmoves.audit.internal.shell.Statements.Joint;
import ai.pmoves.audit.internal.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command for a POSIX shell as lists of pipelines. Only what is understood for sure: no loops, conditions, functions and here-documents.
 *
 * @param links one after the other
 */
record TestScript(List<Link> links) {
    /** Commands of the shell itself that change what it does. */
    private static final Set<String> NOT_FOLLOWED =
            Set.of("time", "trap", "set", "eval", ".", "source", "return", "alias");

    TestScript {
        links = List.copyOf(links);
    }

    /** @param joint how it hangs on what stands before: {@code AND}, {@code OR}, or it does not */
    record Link(Joint joint, boolean negated, List<Element> pipeline) {}

    /** Either a call, or a script in parentheses. */
    record Element(@Nullable Call call, @Nullable TestScript inner) {}

    /** The script, or null where it is more than is understood here. */
    static @Nullable TestScript of(String line) {
        Script script = Script.of(line);
        return script.whole() ? of(script.statements(), line) : null;
    }

    private static @Nullable TestScript of(Statements statements, String text) {
        List<Link> links = new ArrayList<>();
        Joint joint = Joint.NONE;
        for (Statements.Link link : statements.links()) {
            List<Element> elements = new ArrayList<>();
            for (Command command : link.pipeline().commands()) {
                Element element = element(command, text);
                if (element == null) {
                    return null;
                }
                elements.add(element);
            }
            if (link.then() == Joint.BACKGROUND) {
                return null;
            }
            links.add(new Link(joint, link.pipeline().negated(), elements));
            joint = link.then();
        }
        return links.isEmpty() ? null : new TestScript(links);
    }

    private static @Nullable Element element(Command command, String text) {
        for (Redirection redirection : command.redirections()) {
            if (redirection.operator().startsWith("<<")) {
                return null; // a text in the command: more than a healthcheck needs
            }
        }
        if (command instanceof Command.Group group && group.subshell()) {
            TestScript inner = of(group.body(), text);
            return inner == null ? null : new Element(null, inner);
        }
        Call call = command instanceof Command.Simple simple ? call(simple, text) : null;
        return call == null ? null : new Element(call, null);
    }

    private static @Nullable Call call(Command.Simple command, String text) {
        boolean opens = command.redirections().stream().anyMatch(redirection -> opens(redirection, text));
        List<String> words = new ArrayList<>();
        for (Word word : command.words()) {
            if (word.parts().stream().anyMatch(part -> isOfBash(part, text))) {
                return null;
            }
            words.add(word.unquoted(text));
        }
        int first = 0;
        while (first < words.size() && Word.isAssignment(words.get(first))) {
            first++;
        }
        if (first == words.size()) {
            return new Call(":", List.of(), opens);
        }
        Word program = command.words().get(first);
        boolean followed = program.isQuoted() || !NOT_FOLLOWED.contains(words.get(first));
        return followed && isKnown(program, text)
                ? new Call(words.get(first), words.subList(first + 1, words.size()), opens)
                : null;
    }

    private static boolean opens(Redirection redirection, String text) {
        Word target = redirection.target();
        return target != null && !target.unquoted(text).matches("/dev/(null|std(out|err))|\\d|-");
    }

    private static boolean isOfBash(Part part, String text) {
        boolean quoted = part instanceof Part.SingleQuoted || part instanceof Part.DoubleQuoted;
        boolean process =
                part instanceof Part.Substitution substitution && substitution.form() == Part.Substitution.Form.PROCESS;
        return process || part instanceof Part.Elements || (quoted && text.charAt(part.start()) == '$');
    }

    /** Whether what is written is what the shell sees: nothing in it is expanded. */
    private static boolean isKnown(Word word, String text) {
        return word.parts().stream().allMatch(part -> isKnown(part, word.start(), text));
    }

    private static boolean isKnown(Part part, int start, String text) {
        if (part instanceof Part.DoubleQuoted quoted) {
            return quoted.parts().stream()
                    .allMatch(inner -> inner instanceof Part.Literal || inner instanceof Part.Escaped);
        }
        if (!(part instanceof Part.Literal)) {
            return part instanceof Part.Escaped || part instanceof Part.SingleQuoted;
        }
        int from = text.charAt(start) == '[' && part.start() == start ? start + 1 : part.start();
        return text.substring(from, part.end()).chars().noneMatch(c -> "*?[".indexOf(c) >= 0);
    }

    /** Everything that it calls, in the order in which it is written. */
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (Link link : links) {
            for (Element element : link.pipeline()) {
                if (element.call() != null) {
                    calls.add(element.call());
                } else if (element.inner() != null) {
                    calls.addAll(element.inner().calls());
                }
            }
        }
        return calls;
    }

    /** How it can end, if each of its calls can end as this says. */
    Ends ends(Function<Call, Ends> of) {
        return Endings.of(this, of);
    }
}

package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.Session.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What may stand where the cursor is, from what is known already: no engine and no file is asked. Pure. */
final class Suggestions {
    /** @param about one sentence, may be empty */
    record Word(String text, String about) {}

    /** That fit on a small screen; older ones are offered once the first letter is typed. */
    private static final int RUNS = 10;

    private final List<Command> commands;
    private final Function<Command.Kind, List<Word>> known;

    /** @param known the runs, steps and files there are */
    Suggestions(List<Command> commands, Function<Command.Kind, List<Word>> known) {
        this.commands = commands;
        this.known = known;
    }

    /** The part of the text that a suggestion replaces. */
    static String begun(String text) {
        if (text.stripLeading().startsWith(":")) {
            return text.substring(text.lastIndexOf(' ') + 1);
        }
        int at = text.length();
        while (at > 0 && (Character.isJavaIdentifierPart(text.charAt(at - 1)) || isName(text, at))) {
            at--;
        }
        return text.substring(at);
    }

    /** Names between quotes have dashes and slashes. */
    private static boolean isName(String text, int at) {
        return "-/".indexOf(text.charAt(at - 1)) >= 0 && text.matches("(?s).*['\"][\\w/-]*");
    }

    /** In the order in which they are shown. */
    List<Word> at(String text, Session session) {
        String begun = begun(text);
        List<Word> words = new ArrayList<>();
        if (text.stripLeading().startsWith(":")) {
            words.addAll(ofCommand(text.stripLeading(), begun, session));
        } else {
            String before = text.substring(0, text.length() - begun.length());
            if (before.endsWith("'") || before.endsWith("\"")) {
                session.names().forEach(name -> words.add(new Word(name, "service")));
                words.addAll(known.apply(Command.Kind.STEP));
            } else if (before.endsWith(".")) {
                words.addAll(members(session, Receiver.before(before)));
            } else {
                words.addAll(members(session, ""));
            }
        }
        return words.stream().filter(word -> word.text().startsWith(begun)).toList();
    }

    private List<Word> ofCommand(String text, String begun, Session session) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            return commands.stream()
                    .map(command -> new Word(":" + command.name(), command.about()))
                    .toList();
        }
        String name = text.substring(1, blank);
        return commands.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .map(command -> command.kind() == Command.Kind.EXPRESSION
                        ? members(session, "")
                        : command.kind() == Command.Kind.COMMAND
                                ? commands.stream()
                                        .map(one -> new Word(one.name(), one.about()))
                                        .toList()
                                : known(command.kind(), begun))
                .orElse(List.of());
    }

    private List<Word> known(Command.Kind kind, String begun) {
        List<Word> all = known.apply(kind);
        return kind == Command.Kind.RUN
                ? all.stream()
                        .filter(word -> word.text().startsWith(begun))
                        .limit(RUNS)
                        .toList()
                : all;
    }

    private static List<Word> members(Session session, String expression) {
        List<Known> all = session.members(expression);
        return all.stream()
                .map(one -> new Word(one.name() + (one.takes() ? "(" : ""), one.about()))
                .sorted(Comparator.comparing(Word::text))
                .toList();
    }
}

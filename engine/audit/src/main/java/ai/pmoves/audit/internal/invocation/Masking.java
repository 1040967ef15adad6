package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.internal.shell.Command;
import ai.pmoves.audit.internal.shell.Statements;
import ai.pmoves.audit.internal.shell.Statements.Joint;
import ai.pmoves.audit.internal.shell.Word;
import java.util.List;
import java.util.Set;

/** Decides which statements may fail and nothing comes of it: {@code … || true}, unless the same line ends the script after that. */
final class Masking {
    private static final Set<String> HARMLESS = Set.of("true", ":", "echo", "printf", "/bin/true");
    private static final Set<String> LEAVING = Set.of("exit", "return", "false");

    private Masking() {}

    /** For each statement whether its failure changes nothing. */
    static boolean[] of(List<Statements.Link> links, String text) {
        boolean[] masked = new boolean[links.size()];
        boolean leaves = false;
        for (int i = links.size() - 1; i > 0; i--) {
            leaves = (leaves && links.get(i).then() != Joint.LINE) || mentionsLeaving(links.get(i), text);
            masked[i - 1] = links.get(i - 1).then() == Joint.OR && isHarmless(links.get(i), text) && !leaves;
        }
        return masked;
    }

    private static boolean isHarmless(Statements.Link link, String text) {
        List<Command> commands = link.pipeline().commands();
        return !commands.isEmpty()
                && commands.get(0) instanceof Command.Simple simple
                && !simple.words().isEmpty()
                && HARMLESS.contains(simple.words().get(0).unquoted(text));
    }

    private static boolean mentionsLeaving(Statements.Link link, String text) {
        for (Command command : link.pipeline().commands()) {
            if (command instanceof Command.Simple simple
                    && simple.words().stream().anyMatch(word -> isLeaving(word, text))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLeaving(Word word, String text) {
        return word.end() - word.start() <= "\"return\"".length() && LEAVING.contains(word.unquoted(text));
    }
}

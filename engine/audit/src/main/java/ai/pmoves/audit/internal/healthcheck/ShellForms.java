package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.kernel.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CMD with what only a shell understands, and CMD-SHELL with more than the shell is given. */
final class ShellForms {
    private static final Set<String> OPERATORS = Set.of("||", "&&", "|", ";", ">", ">>", "2>&1", ">/dev/null", "<");

    private ShellForms() {}

    static void check(Checked checked) {
        List<String> test = checked.test();
        Probe probe = checked.probe();
        if (probe == null) {
            return;
        }
        if (probe.shell()) {
            if (!probe.extra().isEmpty()) {
                checked.find(
                        "healthcheck.shell-form",
                        Severity.WARNING,
                        "",
                        checked.name() + " is checked by '" + words(test.get(1))
                                + "' alone: what follows it in CMD-SHELL" + " is not a part of the command",
                        "write the whole command as one text after \"CMD-SHELL\"");
            }
            return;
        }
        boolean own = Probe.isShell(new Call(test.get(1), List.of()));
        Optional<String> operator =
                test.stream().skip(2).filter(OPERATORS::contains).findFirst();
        if (operator.isPresent() && !own) {
            checked.find(
                    "healthcheck.shell-form",
                    Severity.ERROR,
                    "",
                    checked.name() + " hands '" + operator.get() + "' to " + test.get(1)
                            + " as an argument: CMD runs no shell",
                    "write [\"CMD-SHELL\", \"...\"] with the whole command as one text, or leave the shell's part out");
        } else if (test.size() == 2 && test.get(1).strip().contains(" ")) {
            checked.find(
                    "healthcheck.shell-form",
                    Severity.ERROR,
                    "",
                    checked.name() + " is checked by a program whose name is a whole command line, '"
                            + words(test.get(1)) + "': CMD runs no shell, and there is no such program",
                    "write \"CMD-SHELL\" for \"CMD\", or each word of its own");
        }
    }

    /** The beginning of a command: what follows may be a password. */
    private static String words(String command) {
        String[] words = command.strip().split("\\s+", -1);
        return words.length < 2 ? words[0] : words[0] + " ...";
    }
}

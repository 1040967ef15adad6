package ai.pmoves.dsl.compiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a command starts, as far as its text names it. Read as a person reads it, by words: no shell is asked.
 */
final class Started {
    /** Stands in a word for what is only known when the command runs. */
    static final char HOLE = '\0';

    private static final Pattern COMMANDS = Pattern.compile("[;&|\\n(){}`]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s<>]+");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\w+=.*", Pattern.DOTALL);
    private static final Pattern SHELL = Pattern.compile("(?:ba|da|z|k|a|mk)?sh");
    private static final Pattern INTERPRETER =
            Pattern.compile("python[\\d.]*|node|deno|bun|ruby|perl|php|lua|Rscript|groovy|pwsh|tclsh|\\.|source");
    /** Behind these stands the command itself. */
    private static final Set<String> BEFORE = Set.of(
            "if", "then", "do", "else", "elif", "while", "until", "!", "time", "sudo", "doas", "env", "exec", "nohup",
            "nice", "ionice", "setsid", "stdbuf", "timeout", "command", "builtin", "xargs", "flock", "chroot", "watch");
    /** They start what a file of the folder says. */
    private static final Set<String> BY_FOLDER = Set.of(
            "make",
            "gmake",
            "just",
            "task",
            "npm",
            "npx",
            "pnpm",
            "yarn",
            "gradle",
            "gradlew",
            "mvn",
            "mvnw",
            "ant",
            "cargo",
            "tox",
            "nox",
            "invoke",
            "rake",
            "bundle",
            "ansible-playbook",
            "eval");

    private final Set<String> scripts = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private String folder;
    private boolean unnamed;

    private Started(String folder) {
        this.folder = folder;
    }

    /** @param folder where it runs, from the project's; with a {@link #HOLE} where that is not known */
    static Started command(List<String> words, String folder) {
        Started started = new Started(folder);
        started.read(words);
        return started;
    }

    /** @param folder as for {@link #command} */
    static Started shell(String text, String folder) {
        Started started = new Started(folder);
        started.read(text);
        return started;
    }

    /** Files that are run, whether they are there or not; from the project's folder. */
    Set<String> scripts() {
        return Collections.unmodifiableSet(scripts);
    }

    /** Every word: what is a script among them is one that the command may run, too. From the project's folder. */
    Set<String> words() {
        return Collections.unmodifiableSet(words);
    }

    /** Whether it starts something that the text does not name. */
    boolean unnamed() {
        return unnamed;
    }

    private void read(String text) {
        for (String command : COMMANDS.split(text.replace("\\\n", " "))) {
            List<String> parts = new ArrayList<>();
            for (String part : BLANKS.split(command)) {
                String word = part.replaceAll("[\"']", "");
                if (!word.isEmpty()) {
                    parts.add(word);
                }
            }
            read(parts);
        }
    }

    private void read(List<String> command) {
        command.forEach(word -> words.add(here(word)));
        int at = 0;
        boolean behind = false;
        while (at < command.size()
                && (ASSIGNMENT.matcher(command.get(at)).matches()
                        || BEFORE.contains(base(command.get(at)))
                        || (behind && command.get(at).matches("-.*|[\\d.]+[smhd]?")))) {
            behind |= BEFORE.contains(base(command.get(at)));
            at++;
        }
        if (at < command.size()) {
            start(command.get(at), command.subList(at + 1, command.size()));
        }
    }

    private void start(String program, List<String> arguments) {
        String name = base(program);
        if (isOpen(program) || BY_FOLDER.contains(name)) {
            unnamed = true;
        } else if (name.equals("cd")) {
            folder = here(arguments.isEmpty() ? "~" : arguments.get(0));
        } else if (SHELL.matcher(name).matches()) {
            interpret(arguments, true);
        } else if (INTERPRETER.matcher(name).matches()) {
            interpret(arguments, false);
        } else if (program.indexOf('/') >= 0) {
            script(program);
        }
    }

    /** A shell that is given nothing reads what another program writes. */
    private void interpret(List<String> arguments, boolean shell) {
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (!argument.startsWith("-") || argument.equals("-")) {
                script(argument);
                return;
            }
            if (shell && argument.matches("-\\w*c")) {
                read(String.join(" ", arguments.subList(at + 1, arguments.size())));
                return;
            }
            if (!shell && argument.matches("-[cemrp]|--eval|--print")) {
                unnamed |= arguments.subList(at, arguments.size()).stream().anyMatch(Started::isOpen);
                return;
            }
            if (argument.endsWith("o")) {
                at++; // bash -o pipefail
            }
        }
        unnamed |= shell;
    }

    private void script(String word) {
        String file = here(word);
        if (isOpen(file) || word.equals("-")) {
            unnamed = true;
        } else {
            scripts.add(file);
        }
    }

    private String here(String word) {
        return folder.isEmpty() || word.startsWith("/") || word.startsWith("-") ? word : folder + "/" + word;
    }

    private static boolean isOpen(String word) {
        return word.indexOf(HOLE) >= 0 || word.indexOf('$') >= 0 || word.startsWith("~");
    }

    private static String base(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }
}

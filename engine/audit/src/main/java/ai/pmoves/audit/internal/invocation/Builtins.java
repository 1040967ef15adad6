package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.internal.shell.Word;
import java.util.List;
import java.util.function.Function;

/**
 * What a shell does itself, and what changes around it then.
 *
 * @param value the text of a word where it stands
 */
record Builtins(Surroundings around, Function<Unquoted, String> value) {

    /** Does it; false where that is no command of the shell's own that changes anything. */
    boolean act(String name, List<Unquoted> arguments) {
        switch (name) {
            case "export", "local", "readonly", "declare", "typeset" -> declare(name, arguments);
            case "read", "unset" -> arguments.forEach(word -> around.values().forget(word.raw()));
            case "cd", "pushd" ->
                around.changeDirectory(arguments.isEmpty() ? "~" : value.apply(arguments.get(arguments.size() - 1)));
            case ".", "source" -> arguments.stream().limit(1).map(value).forEach(around::source);
            case "[", "test" -> guard(arguments);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void declare(String how, List<Unquoted> words) {
        for (Unquoted word : words) {
            if (Word.isAssignment(word.raw())) {
                around.assign(value.apply(word));
            }
            if (how.equals("local")) {
                around.hide(word.raw().replaceFirst("(?s)\\+?=.*", ""));
            }
        }
    }

    /** Remembers the files that a test asks for. */
    void guard(List<Unquoted> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).raw().matches("-[efrs]")) {
                around.guard(value.apply(words.get(i + 1)));
            }
        }
    }
}

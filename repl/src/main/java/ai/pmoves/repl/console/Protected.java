package ai.pmoves.repl.console;

import java.util.Arrays;
import java.util.Map;

/** Stacks that nobody shall change by accident: PMOVES_PROTECTED names them, parted by commas, {@code *} for any part of a name. */
public final class Protected {
    private Protected() {}

    public static boolean contains(Map<String, String> environment, String stack) {
        return Arrays.stream(environment.getOrDefault("PMOVES_PROTECTED", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> stack.matches(("\\Q" + name + "\\E").replace("*", "\\E.*\\Q")));
    }
}

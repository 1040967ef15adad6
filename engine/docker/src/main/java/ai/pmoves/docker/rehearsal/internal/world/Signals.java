package ai.pmoves.docker.rehearsal.internal.world;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Linux's signals, by the names that the engine takes. */
final class Signals {
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("ABRT", 6),
            Map.entry("KILL", 9),
            Map.entry("USR1", 10),
            Map.entry("SEGV", 11),
            Map.entry("USR2", 12),
            Map.entry("PIPE", 13),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15),
            Map.entry("CHLD", 17),
            Map.entry("CONT", 18),
            Map.entry("STOP", 19),
            Map.entry("WINCH", 28));
    private static final Set<Integer> ENDING = Set.of(2, 3, 6, 9, 11, 15);

    private Signals() {}

    /** By name, with or without SIG, or number; KILL where none is given. */
    static Optional<Integer> number(String signal) {
        String name = signal.toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            return Optional.of(9);
        }
        if (name.matches("[1-9]\\d?") && Integer.parseInt(name) <= 64) {
            return Optional.of(Integer.parseInt(name));
        }
        return Optional.ofNullable(NUMBERS.get(name.startsWith("SIG") ? name.substring(3) : name));
    }

    static boolean ends(int number) {
        return ENDING.contains(number);
    }
}

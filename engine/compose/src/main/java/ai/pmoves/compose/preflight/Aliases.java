package ai.pmoves.compose.preflight;

import java.util.List;
import java.util.stream.Stream;

/** Names under which the same setting goes in different projects. */
public final class Aliases {
    private static final List<List<String>> PREFIXES =
            List.of(List.of("CF_", "CLOUDFLARE_"), List.of("GOOGLE_", "GEMINI_"), List.of("SUPA_", "SUPABASE_"));

    private Aliases() {}

    /** The other names of a variable; none for most. */
    public static Stream<String> of(String variable) {
        return PREFIXES.stream()
                .flatMap(pair -> Stream.of(
                        swapped(variable, pair.get(0), pair.get(1)), swapped(variable, pair.get(1), pair.get(0))))
                .filter(name -> !name.equals(variable));
    }

    private static String swapped(String variable, String from, String to) {
        return variable.startsWith(from) ? to + variable.substring(from.length()) : variable;
    }
}

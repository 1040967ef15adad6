package ai.pmoves.audit;

import ai.pmoves.audit.internal.stack.StackProblems;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which rules count.
 *
 * @param words ids ({@code hardening.user}) and areas ({@code hardening}), each without ({@code -hardening}) where it starts with a
 *     minus; empty for all
 */
public record Selection(List<String> words) {

    /** Every rule. */
    public static final Selection ALL = new Selection(List.of());

    /** As the runbooks of the areas are called, and as people say; {@code env} is an area of its own besides. */
    private static final Map<String, List<String>> ALSO = Map.of(
            "env", List.of("env", "environment"),
            "healthchecks", List.of("healthcheck"),
            "invocation", List.of("invocations"),
            "image", List.of("images"));

    /** @throws PmovesException (usage) for a word that no rule and no area is called */
    public Selection {
        words = words.stream().flatMap(Selection::full).toList();
        Set<String> known = new TreeSet<>(Rules.texts().keySet());
        known.addAll(StackProblems.AREAS);
        Rules.texts().values().forEach(text -> known.add(text.area()));
        for (String word : words) {
            String name = name(word);
            if (!known.contains(name) && !StackProblems.isOne(name)) {
                throw new PmovesException(
                        ExitCode.USAGE,
                        Problem.error(
                                "audit.unknown-rule",
                                "no rule and no area is called '" + name + "'" + Spelling.hint(name, known)));
            }
        }
    }

    /** Whether a rule's findings count: the last word that fits decides. */
    public boolean has(String rule) {
        boolean has = words.isEmpty() || words.get(0).startsWith("-");
        for (String word : words) {
            if (rule.equals(name(word)) || rule.startsWith(name(word) + ".")) {
                has = !word.startsWith("-");
            }
        }
        return has;
    }

    private static Stream<String> full(String word) {
        String minus = word.startsWith("-") ? "-" : "";
        return ALSO.getOrDefault(name(word), List.of(name(word))).stream().map(name -> minus + name);
    }

    private static String name(String word) {
        return word.startsWith("-") ? word.substring(1) : word;
    }
}

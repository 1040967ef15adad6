package ai.pmoves.audit.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a message, what stands in parentheses left out: two messages of one rule often differ in a name alone. */
record Template(List<String> words) {
    private static final Pattern ASIDE = Pattern.compile(" \\([^()]*\\)");
    private static final Pattern WORD = Pattern.compile("(?<!\\w)'[^']*'\\S*|\\S+");
    private static final int NAMES = 2;

    static Template of(String message) {
        return new Template(WORD.matcher(ASIDE.matcher(message).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .toList());
    }

    /** The words of the other in which it differs, as names; empty where it says something else. */
    Optional<List<String>> names(Template other) {
        if (words.size() != other.words.size()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).equals(other.words.get(i))) {
                names.add(bare(other.words.get(i)));
            }
        }
        boolean alike = names.size() <= NAMES && words.size() > 2 * names.size();
        return alike ? Optional.of(names.stream().distinct().collect(Collectors.toList())) : Optional.empty();
    }

    private static String bare(String word) {
        return word.replaceAll("^['\"]|['\"]?[,;:.]*$", "");
    }
}

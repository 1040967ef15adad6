package ai.pmoves.audit.internal.stack;

import ai.pmoves.kernel.Problem;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a problem is about, as it is known from one audit to the next. Where it does not say so itself, the names in its message
 * stand for it: the message also counts places and lists services, and is another one when a service comes or goes.
 */
final class ProblemSubject {
    private static final Pattern PLACES = Pattern.compile(" \\(\\d+ places, .*?\\)");
    private static final Pattern PATH =
            Pattern.compile("\\b(?:services|networks|volumes|configs|secrets)\\.[^\\s:,'\"]+");
    private static final Pattern QUOTED = Pattern.compile("(?<!\\w)'([^'\\n]+)'|\"([^\"\\n]+)\"|\\$\\{(\\w+)}");
    private static final Pattern PORT = Pattern.compile("(?<![\\w.-])\\d{2,5}(?:/(?:tcp|udp))?(?![\\w.-])");
    private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\\b");

    private ProblemSubject() {}

    static String of(Problem problem) {
        return problem.about().isEmpty() ? of(problem.message()) : String.join(" ", problem.about());
    }

    private static String of(String message) {
        String text = PLACES.matcher(message).replaceAll("");
        String named = joined(Stream.of(PATH, QUOTED, PORT).flatMap(pattern -> all(pattern, text)));
        if (!named.isEmpty()) {
            return named;
        }
        String head = text.split(": ", 2)[0];
        String variables = joined(all(VARIABLE, head));
        return variables.isEmpty() ? head.replaceAll("\\d+", "n") : variables;
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(ProblemSubject::inner).toList().stream();
    }

    private static String inner(MatchResult found) {
        for (int i = 1; i <= found.groupCount(); i++) {
            if (found.group(i) != null) {
                return found.group(i);
            }
        }
        return found.group();
    }

    private static String joined(Stream<String> words) {
        return String.join(" ", words.distinct().toList());
    }
}

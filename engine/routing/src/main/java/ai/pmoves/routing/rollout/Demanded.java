package ai.pmoves.routing.rollout;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Variables that a compose file does not start without ({@code ${NAME:?}}) and that stand in env files which docker compose does not
 * read by itself: it reads the shell, and {@code .env} beside the file.
 */
public final class Demanded {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*):?\\?");

    private Demanded() {}

    /**
     * @param text of the compose file
     * @param found whether compose finds a variable by itself
     * @param given whether the env files set it
     * @param envFiles as compose is to be given them
     * @return how compose is to be started; empty where it finds everything
     */
    public static Optional<String> note(
            String text, Predicate<String> found, Predicate<String> given, List<String> envFiles) {
        Set<String> names = REFERENCE
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .filter(found.negate())
                .filter(given)
                .collect(Collectors.toCollection(TreeSet::new));
        return names.isEmpty() || envFiles.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", names) + (names.size() == 1 ? " stands" : " stand")
                        + " in env files that docker compose does not read by itself: docker compose"
                        + envFiles.stream().map(file -> " --env-file " + file).collect(Collectors.joining()) + " ...");
    }
}

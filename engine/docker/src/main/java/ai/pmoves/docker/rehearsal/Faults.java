package ai.pmoves.docker.rehearsal;

import ai.pmoves.compose.Project;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words for faults: {@code api:unhealthy}, {@code api:unhealthy=connection refused}, {@code api:exit=3},
 * {@code api:slow=20s}, {@code api:no-port}, {@code api:pull-missing}, {@code api:pull-unreachable}; several are separated by
 * commas.
 */
public final class Faults {
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");
    private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            "unhealthy", "unhealthy or unhealthy=OUTPUT",
            "exit", "exit=CODE, 0 to 255",
            "slow", "slow=DURATION such as 20s, 500ms, 2m",
            "no-port", "no-port",
            "pull-missing", "pull-missing",
            "pull-unreachable", "pull-unreachable"));

    private Faults() {}

    /**
     * @param text as given after {@code --fault}
     * @param services the names that exist; where empty, every name is taken
     * @throws PmovesException (usage) with one problem per mistake, all at once, each with its column in {@code text}
     */
    public static List<Fault> parse(String text, Set<String> services) {
        List<Fault> faults = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int column = 1;
        for (String part : text.split(",", -1)) {
            try {
                faults.add(one(part, column, text, services));
            } catch (PmovesException e) {
                problems.addAll(e.problems());
            }
            column += part.length() + 1;
        }
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
        return List.copyOf(faults);
    }

    /** {@link #parse(String, Set)} without knowing the services. */
    public static List<Fault> parse(String text) {
        return parse(text, Set.of());
    }

    /**
     * {@link #parse(String, Set)} for the services of these projects; a fault that could not show itself in any of those of its
     * name is refused, too.
     */
    public static List<Fault> parseFor(String text, List<Project> projects) {
        Set<String> names = projects.stream()
                .flatMap(project -> project.services().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Fault> faults = parse(text, names);
        List<Problem> problems = new ArrayList<>();
        int column = 1;
        String[] parts = text.split(",", -1);
        for (int i = 0; i < parts.length; i++) {
            Fault fault = faults.get(i);
            List<Suitability> meant = Suitability.of(fault.service(), projects);
            if (meant.stream().allMatch(it -> it.objection(fault).isPresent())) {
                problems.add(problem(
                        text,
                        column + parts[i].indexOf(':') + 1,
                        meant.get(0).objection(fault).orElseThrow(),
                        "suits it: " + String.join(", ", meant.get(0).suiting())));
            }
            column += parts[i].length() + 1;
        }
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
        return faults;
    }

    private static Fault one(String part, int column, String text, Set<String> services) {
        int colon = part.indexOf(':');
        if (colon < 1) {
            throw wrong(text, column, "'" + part + "' is not SERVICE:KIND", kinds());
        }
        String service = part.substring(0, colon).strip();
        if (!services.isEmpty() && !services.contains(service)) {
            throw wrong(
                    text,
                    column,
                    "no service '" + service + "'",
                    meant(service, services).orElse("services: " + String.join(", ", new TreeSet<>(services))));
        }
        String[] kind = part.substring(colon + 1).strip().split("=", 2);
        String value = kind.length == 2 ? kind[1].strip() : "";
        return fault(service, kind[0].strip(), value, kind.length == 2)
                .orElseThrow(() -> KINDS.containsKey(kind[0].strip())
                        ? wrong(
                                text,
                                column + colon + 1,
                                "'" + part + "' has no such value",
                                "write " + KINDS.get(kind[0].strip()))
                        : wrong(
                                text,
                                column + colon + 1,
                                "no kind of fault '" + kind[0].strip() + "'",
                                meant(kind[0].strip(), KINDS.keySet()).orElse(kinds())));
    }

    private static Optional<Fault> fault(String service, String kind, String value, boolean given) {
        return switch (kind) {
            case "unhealthy" ->
                Optional.of(
                        new Fault.Unhealthy(service, given ? value : "rehearsed fault: " + service + " is unhealthy"));
            case "exit" ->
                value.matches("\\d{1,3}") && Integer.parseInt(value) < 256
                        ? Optional.of(new Fault.Exit(service, Integer.parseInt(value)))
                        : Optional.empty();
            case "slow" -> duration(value).map(delay -> new Fault.Slow(service, delay));
            case "no-port" -> given ? Optional.empty() : Optional.of(new Fault.NoPort(service));
            case "pull-missing" -> given ? Optional.empty() : Optional.of(new Fault.PullMissing(service));
            case "pull-unreachable" -> given ? Optional.empty() : Optional.of(new Fault.PullUnreachable(service));
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches() || matcher.group(1).length() > 9) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }

    private static PmovesException wrong(String text, int column, String message, String fix) {
        return new PmovesException(ExitCode.USAGE, problem(text, column, message, fix));
    }

    private static Problem problem(String text, int column, String message, String fix) {
        return Problem.error("rehearsal.fault", "--fault " + text + ", column " + column + ": " + message)
                .fix(fix);
    }

    private static String kinds() {
        return "kinds: " + String.join("; ", KINDS.values());
    }

    private static Optional<String> meant(String word, Collection<String> known) {
        return Optional.ofNullable(Spelling.question(word, known));
    }
}

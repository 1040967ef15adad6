package ai.pmoves.dsl.compiler;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** From the compiler's messages to problems in the words of the language, in the order of the text. */
final class CompilerMessages {
    private static final String STATIC = "[Static type checking] - ";

    private static final Pattern CALL = Pattern.compile(
            Pattern.quote(STATIC) + "Cannot call (?:<.*> )?\\S+?#(\\w+)\\((.*)\\) with arguments \\[(.*)\\]\\s*",
            Pattern.DOTALL);
    private static final Pattern ABSENT_TYPE = Pattern.compile("there is no type '([^']+)'.*");
    private static final Set<String> TYPES =
            Set.of("String", "Integer", "Boolean", "List", "Map", "Set", "Duration", "Closure", "Object", "Path");
    private static final Pattern GENERICS = Pattern.compile("<[^<>]*>");

    private CompilerMessages() {}

    /** All of them, in the order of the text. Where two stand at one place, ours says it better. */
    static List<Problem> of(RunbookSource source, ErrorCollector collector, CompilationFailedException failure) {
        List<SyntaxException> errors = new ArrayList<>();
        if (collector.getErrors() != null) {
            for (Object message : collector.getErrors()) {
                if (message instanceof SyntaxErrorMessage error && !saidByUs(error.getCause())) {
                    errors.add(error.getCause());
                }
            }
        }
        errors.sort(Comparator.comparingInt(SyntaxException::getStartLine)
                .thenComparingInt(SyntaxException::getStartColumn)
                .thenComparing(error -> !(error instanceof Mistake)));
        List<Integer> ours = errors.stream()
                .filter(Mistake.class::isInstance)
                .map(SyntaxException::getStartLine)
                .toList();
        errors.removeIf(error -> !(error instanceof Mistake) && cascades(error, ours));
        Map<String, Problem> problems = new LinkedHashMap<>();
        for (SyntaxException error : errors) {
            Problem problem = problem(source, error);
            problems.putIfAbsent(String.valueOf(problem.where()), problem);
        }
        if (problems.isEmpty()) {
            List<Problem> unexplained = unexplained(source, collector);
            if (!unexplained.isEmpty()) {
                return unexplained;
            }
            String first =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
            return List.of(Problem.error("dsl.syntax", first.equals("parsing failed") ? "this cannot be read" : first)
                    .at(new Location(source.file(), 0, 0)));
        }
        return List.copyOf(problems.values());
    }

    /** What we should have said better and did not. */
    private static List<Problem> unexplained(RunbookSource source, ErrorCollector collector) {
        return collector.getErrors() == null
                ? List.of()
                : collector.getErrors().stream()
                        .filter(SyntaxErrorMessage.class::isInstance)
                        .map(message -> problem(source, ((SyntaxErrorMessage) message).getCause()))
                        .toList();
    }

    /** Messages of the compiler about named options: we report each of them ourselves. */
    private static boolean saidByUs(SyntaxException error) {
        String words = String.valueOf(error.getOriginalMessage());
        return words.contains("unexpected named arg")
                || words.contains("argument for named param")
                || words.contains("required named param");
    }

    /** What the compiler adds to a mistake that is already told, in its own words. */
    private static boolean cascades(SyntaxException error, List<Integer> ours) {
        String words = String.valueOf(error.getOriginalMessage());
        return (words.contains("Cannot call ") && ours.contains(error.getStartLine()))
                || (!ours.isEmpty() && words.contains("for class: java.lang.Object"))
                || (!ours.isEmpty() && words.contains("The closure shared variable"))
                || (!ours.isEmpty() && words.contains("Target method for method call expression hasn't been set"));
    }

    /** The name of the type that there is not, where the problem is of that kind. */
    static Optional<String> absentType(Problem problem) {
        Matcher absent = ABSENT_TYPE.matcher(problem.message());
        return problem.code().equals("dsl.unknown-type") && absent.matches()
                ? Optional.of(absent.group(1))
                : Optional.empty();
    }

    private static Problem problem(RunbookSource source, SyntaxException error) {
        Location where =
                new Location(source.file(), Math.max(0, error.getStartLine()), Math.max(0, error.getStartColumn()));
        if (error instanceof Mistake mistake) {
            return Problem.error(mistake.code(), String.valueOf(mistake.getOriginalMessage()))
                    .at(where)
                    .fix(mistake.fix());
        }
        String message = String.valueOf(error.getOriginalMessage());
        Matcher call = CALL.matcher(message);
        if (call.matches()) {
            return Problem.error(
                            "dsl.arguments",
                            "'" + Vocabulary.wordOf(call.group(1)) + "' takes (" + types(call.group(2))
                                    + "), but was given (" + types(call.group(3)) + ")")
                    .at(where);
        }
        if (message.startsWith(STATIC)) {
            return Problem.error("dsl.type", plain(message.substring(STATIC.length())))
                    .at(where);
        }
        if (message.startsWith("unable to resolve class ")) {
            String type = message.substring("unable to resolve class ".length())
                    .lines()
                    .findFirst()
                    .orElse("");
            return Problem.error(
                            "dsl.unknown-type",
                            "there is no type '" + type.strip() + "'" + Spelling.hint(type.strip(), TYPES))
                    .at(where);
        }
        return SyntaxMistakes.explain(source, message, where);
    }

    /** {@code java.util.Map<String, Object>, String[]} in words. */
    private static String types(String list) {
        String bare = list;
        while (GENERICS.matcher(bare).find()) {
            bare = GENERICS.matcher(bare).replaceAll("");
        }
        return Arrays.stream(bare.split(","))
                .map(String::strip)
                .map(TypeNames::of)
                .collect(Collectors.joining(", "));
    }

    /** Class names without their packages, and without advice that is for programmers of Java. */
    private static String plain(String message) {
        return message.replaceAll("\\b[a-z][\\w]*(\\.[a-z][\\w]*)*\\.(?=[A-Z])", "")
                .replaceAll("[.] Please check .*", "")
                .strip();
    }
}

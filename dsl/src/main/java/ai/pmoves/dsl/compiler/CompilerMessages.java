package ai.pmoves.dsl.compiler;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** From the compiler's messages to problems in the words of the language, in the order of the text. */
final class CompilerMessages {
    private static final String STATIC = "[Static type checking] - ";

    private CompilerMessages() {}

    static List<Problem> of(RunbookSource source, ErrorCollector collector, CompilationFailedException failure) {
        List<Problem> problems = new ArrayList<>();
        if (collector.getErrors() != null) {
            for (Object message : collector.getErrors()) {
                if (message instanceof SyntaxErrorMessage error) {
                    problems.add(problem(source, error.getCause()));
                }
            }
        }
        if (problems.isEmpty()) {
            problems.add(Problem.error("dsl.syntax", String.valueOf(failure.getMessage()))
                    .at(new Location(source.file(), 0, 0)));
        }
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(CompilerMessages::line).thenComparingInt(CompilerMessages::column))
                .toList();
    }

    private static Problem problem(RunbookSource source, SyntaxException error) {
        String message = String.valueOf(error.getOriginalMessage());
        String words = message.startsWith(STATIC) ? message.substring(STATIC.length()) : message;
        return Problem.error("dsl.syntax", words)
                .at(new Location(
                        source.file(), Math.max(0, error.getStartLine()), Math.max(0, error.getStartColumn())));
    }

    private static int line(Problem problem) {
        return problem.location().map(Location::line).orElse(0);
    }

    private static int column(Problem problem) {
        return problem.location().map(Location::column).orElse(0);
    }
}

package ai.pmoves.dsl.testkit;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;

/** Compiles specifications of runbooks. These are programs: compiling one may run what stands in it. */
public final class SpecCompiler {
    private static final Set<String> NEVER = Set.of("groovy.grape.GrabAnnotationTransformation");

    private SpecCompiler() {}

    /**
     * @param texts by their files, absolute
     * @param libraries knows Spock
     * @return the class of each file
     * @throws PmovesException (usage) with the mistakes of every file
     */
    public static Map<Path, Class<?>> compile(Map<Path, String> texts, ClassLoader libraries) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setDisabledGlobalASTTransformations(NEVER);
        GroovyClassLoader loader = new GroovyClassLoader(libraries, configuration);
        Map<Path, Class<?>> classes = new LinkedHashMap<>();
        List<Problem> mistakes = new ArrayList<>();
        texts.forEach((file, text) -> {
            try {
                classes.put(
                        file,
                        loader.parseClass(
                                new GroovyCodeSource(text, String.valueOf(file.getFileName()), "/specs"), false));
            } catch (MultipleCompilationErrorsException e) {
                mistakes.addAll(problems(file, e));
            }
        });
        if (!mistakes.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, mistakes);
        }
        return classes;
    }

    private static List<Problem> problems(Path file, MultipleCompilationErrorsException e) {
        List<Problem> problems = new ArrayList<>();
        for (Object message : e.getErrorCollector().getErrors()) {
            if (message instanceof SyntaxErrorMessage syntax) {
                String words = String.valueOf(syntax.getCause().getOriginalMessage());
                problems.add(
                        Problem.error("spec.mistake", words.lines().findFirst().orElse(words))
                                .at(new Location(
                                        file,
                                        Math.max(0, syntax.getCause().getStartLine()),
                                        Math.max(0, syntax.getCause().getStartColumn()))));
            }
        }
        return problems.isEmpty()
                ? List.of(Problem.error("spec.mistake", "this does not compile: " + e.getMessage())
                        .at(new Location(file, 0, 0)))
                : problems;
    }
}

package ai.pmoves.dsl;

import ai.pmoves.dsl.compiler.OutlineReader;
import ai.pmoves.dsl.compiler.ReachReader;
import ai.pmoves.dsl.compiler.RunbookCompiler;
import ai.pmoves.dsl.compiler.RunbookSource;
import ai.pmoves.dsl.compiler.StepLines;
import ai.pmoves.dsl.evaluation.Evaluator;
import ai.pmoves.dsl.evaluation.ProjectFolder;
import ai.pmoves.dsl.evaluation.Sessions;
import ai.pmoves.dsl.language.Routing;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.platforms.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Runbooks written in the language of this module. */
public final class GroovyRunbooks implements Runbooks {
    private final BiFunction<@Nullable String, Map<String, String>, Platform> platforms;
    private final Admission admission;

    /**
     * For the platform that the request asks for, linux where it names none: this machine is not looked at. Every file may be
     * evaluated.
     */
    public GroovyRunbooks() {
        this((name, environment) -> Platform.plain(name == null ? "linux" : name), Admission.ANY);
    }

    /**
     * @param platforms from {@code --platform} (or null) and the environment to the platform
     * @param admission which files may be evaluated
     */
    public GroovyRunbooks(BiFunction<@Nullable String, Map<String, String>, Platform> platforms, Admission admission) {
        this.platforms = platforms;
        this.admission = admission;
    }

    @Override
    public Plan plan(Request request) {
        return evaluator(request).plan();
    }

    @Override
    public Routing routing(Request request) {
        return evaluator(request).routing();
    }

    @Override
    public Session session(Request request) {
        return Sessions.begin(request, platforms.apply(request.platform(), request.environment()));
    }

    @Override
    public Session session(Request request, StepPath step, Map<StepPath, Object> outputs) {
        return Sessions.at(
                request, platforms.apply(request.platform(), request.environment()), admission, step, outputs);
    }

    @Override
    public List<Problem> lint(Path file) {
        try {
            return new RunbookCompiler().check(RunbookSource.read(file));
        } catch (PmovesException e) {
            return e.problems();
        }
    }

    @Override
    public List<Problem> lint(Path file, String text) {
        return new RunbookCompiler()
                .check(new RunbookSource(file.toAbsolutePath().normalize(), text));
    }

    @Override
    public Optional<Lines> step(Path file, int line) {
        return StepLines.around(new RunbookCompiler().parse(RunbookSource.read(file)), line);
    }

    @Override
    public Outline outline(Path file) {
        RunbookSource source = RunbookSource.read(file);
        return OutlineReader.read(source, new RunbookCompiler().parse(source));
    }

    @Override
    public Reach reach(Path file) {
        RunbookSource source = RunbookSource.read(file);
        return ReachReader.read(source, new RunbookCompiler().parseAny(source), ProjectFolder.of(source.file()));
    }

    private Evaluator evaluator(Request request) {
        return new Evaluator(request, platforms.apply(request.platform(), request.environment()), admission);
    }
}

package ai.pmoves.dsl.evaluation;

import ai.pmoves.compose.Resolution;
import ai.pmoves.compose.preflight.Options;
import ai.pmoves.compose.preflight.Preflight;
import ai.pmoves.dsl.Admission;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.dsl.compiler.CompiledRunbook;
import ai.pmoves.dsl.compiler.CompiledRunbooks;
import ai.pmoves.dsl.compiler.RunbookCompiler;
import ai.pmoves.dsl.compiler.RunbookSource;
import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.dsl.language.Routing;
import ai.pmoves.dsl.language.Stack;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.SecretVersions;
import ai.pmoves.kernel.Severity;
import ai.pmoves.kernel.StateDirectory;
import ai.pmoves.kernel.Step;
import ai.pmoves.platforms.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Evaluates a runbook once, into a plan. */
public final class Evaluator {
    private final Runbooks.Request request;
    private final Platform platform;
    private final Admission admission;

    public Evaluator(Runbooks.Request request, Platform platform, Admission admission) {
        this.request = request;
        this.platform = platform;
        this.admission = admission;
    }

    /** @throws ai.pmoves.kernel.PmovesException as {@link Runbooks#plan} says */
    public Plan plan() {
        return evaluated(this::plan);
    }

    /** @throws ai.pmoves.kernel.PmovesException as {@link Runbooks#routing} says */
    public Routing routing() {
        return evaluated((evaluation, source, secrets, known) -> {
            List<Routing> found = evaluation.routings();
            if (found.size() != 1) {
                throw Mistakes.routings(source.file(), found.size());
            }
            return found.get(0);
        });
    }

    private interface Result<T> {
        T of(Evaluation evaluation, RunbookSource source, Secrets secrets, KnownSecrets known);
    }

    private <T> T evaluated(Result<T> result) {
        Path state = StateDirectory.from(request.environment()).path();
        return evaluated(new Secrets(request.environment(), new SecretVersions(state)), result);
    }

    /** Evaluated, and what stands in it: no plan is made of it. @throws ai.pmoves.kernel.PmovesException as {@link #plan} */
    Evaluation evaluated(Secrets secrets) {
        return evaluated(secrets, (evaluation, source, same, known) -> evaluation);
    }

    private <T> T evaluated(Secrets secrets, Result<T> result) {
        RunbookSource source = source();
        RunbookLoader loader = new RunbookLoader(
                new CompiledRunbooks(StateDirectory.from(request.environment()).path()), admission);
        CompiledRunbook compiled = loader.load(source);
        Evaluation evaluation = new Evaluation(request, source.file(), platform, secrets, loader, Set.of());
        KnownSecrets known = new KnownSecrets(request.environment(), secrets, evaluation);
        try {
            evaluate(evaluation, compiled);
            return result.of(evaluation, source, secrets, known);
        } catch (PmovesException e) {
            throw new Redaction(known.with(e)).exception(new RunbookCompiler().withUnreached(source, e));
        }
    }

    private static void evaluate(Evaluation evaluation, CompiledRunbook compiled) {
        try {
            evaluation.run(compiled);
        } catch (RuntimeException | StackOverflowError e) {
            throw new Failures(evaluation.frames()).whileEvaluating(e);
        }
    }

    private RunbookSource source() {
        Path file = request.workingDirectory().resolve(request.file());
        String pinned = request.source();
        return pinned == null
                ? RunbookSource.read(file)
                : new RunbookSource(file.toAbsolutePath().normalize(), pinned);
    }

    private Plan plan(Evaluation evaluation, RunbookSource source, Secrets secrets, KnownSecrets known) {
        if (evaluation.drafts().isEmpty() && !evaluation.routings().isEmpty()) {
            throw Mistakes.onlyPolicy(source.file());
        }
        Optional<Stack> stack = evaluation.stack().stack();
        request.docker().meet(stack.map(Stack::project).stream().toList());
        List<Problem> blockers = stack.stream()
                .filter(one -> !one.isWhole())
                .flatMap(one -> Preflight.of(
                        new Resolution(one.project(), one.problems()),
                        Options.local().pastedIn(request.workingDirectory()))
                        .stream())
                .filter(problem -> problem.severity() != Severity.NOTE)
                .distinct()
                .toList();
        List<Step> steps = new PlanBuilder(request.docker(), evaluation).steps(evaluation.drafts());
        evaluation.blocks().values().stream()
                .flatMap(block -> block.reads().stream())
                .filter(read -> read.kind().equals("secret"))
                .forEach(read -> secrets.look(read.name())); // those of undo blocks, too
        return new Plan(
                evaluation.name(),
                source.file(),
                source.text(),
                evaluation.about(),
                stack.map(Stack::getName).orElse(evaluation.name()),
                platform.name(),
                evaluation.parameters().asText(),
                steps,
                blockers,
                known.all());
    }
}

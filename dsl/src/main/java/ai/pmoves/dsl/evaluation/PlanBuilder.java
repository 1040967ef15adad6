package ai.pmoves.dsl.evaluation;

import ai.pmoves.docker.Docker;
import ai.pmoves.dsl.compiler.ClosureFacts;
import ai.pmoves.dsl.language.ActionWords;
import ai.pmoves.dsl.language.Blocks;
import ai.pmoves.dsl.language.Draft;
import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.dsl.language.RehearsedFiles;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.OwnRestart;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepContext;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.Timeouts;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** From drafts to steps, once all of them are known: resolves needs, completes keys, wraps the blocks. */
final class PlanBuilder {
    private final Docker docker;
    private final Map<String, ClosureFacts> blocks;
    private final Failures failures;
    private final NeedsResolver resolver;
    private final RehearsedFiles rehearsed = new RehearsedFiles();
    private final List<Problem> problems = new ArrayList<>();
    private ExitCode exitCode = ExitCode.USAGE;

    PlanBuilder(Docker docker, Evaluation evaluation) {
        this.docker = docker;
        this.blocks = evaluation.blocks();
        this.failures = new Failures(evaluation.frames());
        this.resolver = new NeedsResolver(evaluation.drafts());
    }

    /** @throws PmovesException with every need that means nothing and everything that a block will read and that is not there */
    List<Step> steps(List<Draft> drafts) {
        List<Step> steps = drafts.stream().map(this::step).toList();
        if (!problems.isEmpty()) {
            throw new PmovesException(exitCode, problems);
        }
        return steps;
    }

    private Step step(Draft draft) {
        Set<StepPath> needs = resolver.resolve(draft, problems);
        Stream.of(draft.action, draft.check, draft.verify)
                .filter(Objects::nonNull)
                .forEach(block -> {
                    reads(draft, block, needs);
                    CapturedValues.helpers(block).forEach((name, helper) -> {
                        demandWrittenOut(draft, name, helper);
                        reads(draft, helper, needs);
                    });
                });
        Closure<?> action = Objects.requireNonNull(draft.action);
        return new Step(
                draft.path,
                draft.about,
                needs,
                draft.effect,
                draft.critical,
                draft.inputs(),
                draft.retry,
                new Timeouts(draft.timeout, draft.silence),
                draft.confirmation,
                context -> acting(() -> Outputs.of(call(draft, action, context))),
                holds(draft, draft.check),
                holds(draft, draft.verify),
                draft.undo == null ? null : undo(draft, draft.undo),
                draft.was,
                draft.restarts.stream().map(way -> restart(draft, way)).toList(),
                draft.where);
    }

    private OwnRestart restart(Draft draft, Draft.OwnWay way) {
        return new OwnRestart(
                way.name(), way.instead(), context -> acting(() -> Outputs.of(call(draft, way.block(), context))));
    }

    private Step.@Nullable Check holds(Draft draft, @Nullable Closure<?> block) {
        return block == null
                ? null
                : context -> Boolean.TRUE.equals(
                        acting(() -> DefaultTypeTransformation.castToBoolean(call(draft, block, context))));
    }

    private Step.Undo undo(Draft draft, Closure<?> block) {
        return context -> acting(() -> call(draft, block, context));
    }

    private @Nullable Object call(Draft draft, Closure<?> block, StepContext context) {
        CapturedValues.secrets(block).forEach(context::redact);
        return Blocks.call(
                block, new ActionWords(draft.surroundings, context, docker, rehearsed, name -> pathOf(draft, name)));
    }

    private String pathOf(Draft draft, String name) {
        Set<StepPath> meant = resolver.named(name, draft.group);
        if (meant.size() != 1) {
            throw Mistakes.of(
                    "dsl.output-of",
                    "output('" + name + "') means " + (meant.isEmpty() ? "no step" : meant.size() + " steps"),
                    "name one step that this one needs");
        }
        return meant.iterator().next().value();
    }

    /** What a block reads by name is looked up now: it counts for the key, and what is missing is said before anything runs. */
    private void reads(Draft draft, Closure<?> block, Set<StepPath> needs) {
        ClosureFacts facts = blocks.get(block.getClass().getName());
        if (facts == null) {
            return;
        }
        for (ClosureFacts.Read read : facts.reads()) {
            if (read.computed()) {
                continue;
            }
            try {
                new KeyReads(draft).add(read);
                if (read.kind().equals("output") && !needs.containsAll(resolver.named(read.name(), draft.group))) {
                    throw Mistakes.of(
                            "dsl.output-of",
                            "step '" + draft.path + "' reads the output of '" + read.name() + "' and does not need it",
                            "needs '" + read.name() + "'");
                }
            } catch (PmovesException e) {
                if (e.exitCode() == ExitCode.SECRET) {
                    exitCode = ExitCode.SECRET;
                }
                e.problems().forEach(problem -> problems.add(problem.at(draft.where)));
            }
        }
    }

    /** In the blocks of a step the compiler demands it; a helper may also be for declaring, where any name will do. */
    private void demandWrittenOut(Draft draft, String name, Closure<?> helper) {
        ClosureFacts facts = blocks.get(helper.getClass().getName());
        if (facts != null && facts.reads().stream().anyMatch(ClosureFacts.Read::computed)) {
            problems.add(Problem.error(
                            "dsl.literal-name",
                            "the step uses the block '" + name
                                    + "', which reads something by a name that is not written out")
                    .fix("read it outside of the step: def value = " + name + "(...); the step may use the variable")
                    .at(draft.where));
        }
    }

    private interface Acting<T> {
        @Nullable
        T run() throws Exception;
    }

    private <T> @Nullable T acting(Acting<T> block) throws Exception {
        try {
            return block.run();
        } catch (Throwable thrown) {
            throw failures.whileActing(thrown);
        }
    }
}

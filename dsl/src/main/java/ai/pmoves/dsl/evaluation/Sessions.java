package ai.pmoves.dsl.evaluation;

import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.dsl.Admission;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.language.Draft;
import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.dsl.language.Parameters;
import ai.pmoves.dsl.language.SessionWords;
import ai.pmoves.dsl.language.Stack;
import ai.pmoves.dsl.language.Surroundings;
import ai.pmoves.kernel.SecretVersions;
import ai.pmoves.kernel.StateDirectory;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.platforms.Platform;
import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Begins sessions: with nothing but a folder, or at a step of a runbook. */
public final class Sessions {
    private Sessions() {}

    public static Session begin(Runbooks.Request request, Platform platform) {
        Secrets secrets = secrets(request);
        Surroundings around = new Surroundings(
                Parameters.NONE,
                platform,
                request.environment(),
                request.workingDirectory(),
                request.workingDirectory(),
                secrets::named,
                secrets::version,
                (name, value) -> {});
        SeenStacks stacks = new SeenStacks(
                request, platform, null, ComposeRequest.in(request.workingDirectory(), request.environment()));
        return new LiveSession(request, around, secrets, stacks, Map.of(), Map.of(), name -> name, null);
    }

    /** @throws ai.pmoves.kernel.PmovesException as {@link Runbooks#session(Runbooks.Request, StepPath, Map)} */
    public static Session at(
            Runbooks.Request request,
            Platform platform,
            Admission admission,
            StepPath step,
            Map<StepPath, Object> outputs) {
        Secrets secrets = secrets(request);
        Evaluation evaluation = new Evaluator(request, platform, admission).evaluated(secrets);
        Draft draft = evaluation.drafts().stream()
                .filter(one -> one.path.equals(step) || step.equals(one.was))
                .findFirst()
                .orElseThrow(() -> Mistakes.unknown(
                        "session.no-step",
                        "step",
                        step.value(),
                        "runbook '" + evaluation.name() + "'",
                        evaluation.drafts().stream()
                                .map(one -> one.path.value())
                                .toList()));
        Map<String, @Nullable Object> variables = new TreeMap<>();
        Stream.of(draft.action, draft.check, draft.verify, draft.undo)
                .filter(Objects::nonNull)
                .forEach(block -> variables.putAll(CapturedValues.variables((Closure<?>) block)));
        Stack stack = evaluation.stack().stack().orElse(null);
        SeenStacks stacks = new SeenStacks(
                request,
                platform,
                stack,
                evaluation
                        .stack()
                        .asked()
                        .orElseGet(() -> ComposeRequest.in(request.workingDirectory(), request.environment())));
        if (variables.get("stack") == stack) {
            variables.remove("stack"); // the word says the same
        }
        NeedsResolver resolver = new NeedsResolver(evaluation.drafts());
        return new LiveSession(
                request,
                draft.surroundings.withReads((name, value) -> {}),
                secrets,
                stacks,
                variables,
                outputs,
                name -> one(resolver.named(name, draft.group), name),
                draft.where);
    }

    private static String one(Set<StepPath> meant, String name) {
        if (meant.size() != 1) {
            throw Mistakes.of(
                    "dsl.output-of",
                    "output('" + name + "') means " + (meant.isEmpty() ? "no step" : meant.size() + " steps"),
                    "name one step");
        }
        return meant.iterator().next().value();
    }

    private static Secrets secrets(Runbooks.Request request) {
        Path state = StateDirectory.from(request.environment()).path();
        return new Secrets(request.environment(), new SecretVersions(state));
    }

    /** Stacks that are read when a line asks for them. */
    static final class SeenStacks implements SessionWords.Stacks {
        private final Runbooks.Request request;
        private final Platform platform;
        private final ComposeRequest asked;
        private volatile @Nullable Stack here;

        /** @param asked how the stack is found, whether it has been read or not */
        SeenStacks(Runbooks.Request request, Platform platform, @Nullable Stack here, ComposeRequest asked) {
            this.asked = asked;
            this.request = request;
            this.platform = platform;
            this.here = here;
        }

        @Override
        public Stack here() {
            Stack known = here;
            if (known == null) {
                known = read(request.workingDirectory(), Map.of());
                here = known;
            }
            return known;
        }

        /** How a runbook in the project says it. */
        String composed(Path project) {
            Stack known = here;
            return ComposeCall.of(asked, known != null && known.isWhole(), project);
        }

        /** What has been read, or null. */
        @Nullable
        Stack seen() {
            return here;
        }

        @Override
        public Stack read(Path directory, Map<String, Object> options) {
            Stack stack = ProfiledStack.of(ComposeCall.request(directory, options, request.environment()), platform);
            request.docker().meet(List.of(stack.project()));
            return stack;
        }
    }
}

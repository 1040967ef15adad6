package ai.pmoves.dsl.evaluation;

import ai.pmoves.docker.RegistryLogins;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.compiler.CompiledRunbook;
import ai.pmoves.dsl.compiler.LineCompiler;
import ai.pmoves.dsl.compiler.RunbookSource;
import ai.pmoves.dsl.compiler.SessionScope;
import ai.pmoves.dsl.language.RehearsedFiles;
import ai.pmoves.dsl.language.SessionScript;
import ai.pmoves.dsl.language.SessionWords;
import ai.pmoves.dsl.language.Stack;
import ai.pmoves.dsl.language.StackSecrets;
import ai.pmoves.dsl.language.StackService;
import ai.pmoves.dsl.language.Surroundings;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.SecretNames;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepContext;
import ai.pmoves.kernel.StepPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The session of the language of runbooks. */
final class LiveSession implements Session {
    private record Compiled(
            int number, String text, @Nullable String acting, CompiledRunbook classes) implements Line {}

    private final Runbooks.Request request;
    private final Surroundings around;
    private final Secrets secrets;
    private final Sessions.SeenStacks stacks;
    private final Map<StepPath, Object> outputs;
    private final UnaryOperator<String> pathOfNeed;
    private final @Nullable Location step;
    private final SessionScope scope = new SessionScope();
    private final LineCompiler compiler = new LineCompiler(scope);
    private final Frames frames = new Frames();
    private final Failures failures = new Failures(frames);
    private final RehearsedFiles rehearsed = new RehearsedFiles();
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private final Set<Secret> shown = ConcurrentHashMap.newKeySet();
    private final Map<String, @Nullable Object> taken;
    private final Origins.Lines declared = new Origins.Lines();
    private final ActingVariables actors = new ActingVariables();
    private final CurrentContext current;

    LiveSession(
            Runbooks.Request request,
            Surroundings around,
            Secrets secrets,
            Sessions.SeenStacks stacks,
            Map<String, @Nullable Object> variables,
            Map<StepPath, Object> outputs,
            UnaryOperator<String> pathOfNeed,
            @Nullable Location step) {
        this.step = step;
        this.taken = new LinkedHashMap<>(variables);
        this.request = request;
        this.around = around;
        this.secrets = secrets;
        this.stacks = stacks;
        this.outputs = Map.copyOf(outputs);
        this.pathOfNeed = pathOfNeed;
        this.current = new CurrentContext(new SessionContext(
                0, note -> {}, shown::add, outputs, request.docker().isRehearsal()));
        variables.forEach((name, value) -> {
            this.variables.put(name, value);
            scope.bind(name, value);
        });
    }

    @Override
    public Line compile(int number, String text) {
        shown.addAll(SecretNames.guessInCode(text));
        Path name = request.workingDirectory().resolve("line " + number);
        LineCompiler.Line line = compiler.compile(new RunbookSource(name, text));
        frames.add(line.classes().mainClass(), name);
        String acting = line.acting() == null ? actors.in(text) : line.acting();
        return new Compiled(number, text, acting, line.classes());
    }

    @Override
    public @Nullable Object evaluate(Line line, Consumer<String> notes) throws InterruptedException {
        try {
            return evaluate(
                    line,
                    new SessionContext(
                            line.number(),
                            notes,
                            shown::add,
                            outputs,
                            request.docker().isRehearsal()));
        } catch (InterruptedException e) {
            throw e;
        } catch (PmovesException e) {
            throw new Redaction(secrets()).exception(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Object evaluate(Line line, StepContext context) throws Exception {
        if (!(line instanceof Compiled compiled)) {
            throw new IllegalArgumentException("a line of another session");
        }
        SessionScript script = RunbookLoader.instantiate(compiled.classes(), SessionScript.class);
        Map<String, @Nullable Object> before = new LinkedHashMap<>(variables);
        current.begin(context);
        SessionWords words = new SessionWords(around, current, request.docker(), rehearsed, pathOfNeed, stacks);
        try {
            return script.evaluate(words, variables);
        } catch (Throwable thrown) {
            throw failures.whileActing(thrown);
        } finally {
            current.end();
            actors.took(line, before, variables);
            scope.accept(variables);
            declared.took(new Origins.Typed(line.number(), line.text()), before, variables);
        }
    }

    @Override
    public Plan plan(Line line, Consumer<@Nullable Object> result, Sure sure) {
        String stack = stack().isEmpty() ? "session" : stack();
        Step step = Step.named(LINE.value())
                .about(safe(line.text().lines().findFirst().orElse("")))
                .input("text", safe(line.text()))
                .action(context -> {
                    Object value = evaluate(line, new AskingContext(context, sure));
                    result.accept(value);
                    return null;
                })
                .build();
        return new Plan(
                "session",
                request.workingDirectory().resolve("session"),
                safe(line.text()),
                "typed at the prompt",
                stack,
                around.platform().name(),
                Map.of(),
                List.of(step),
                List.of(),
                secrets());
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        return new LinkedHashMap<>(variables);
    }

    @Override
    public String stack() {
        Stack seen = stacks.seen();
        return seen == null ? "" : seen.getName();
    }

    @Override
    public String stackAtHand() {
        try {
            return stacks.here().getName();
        } catch (PmovesException e) {
            return ""; // told to who says 'stack'
        }
    }

    @Override
    public String composed(Path project) {
        return stacks.composed(project);
    }

    @Override
    public String platform() {
        return around.platform().name();
    }

    @Override
    public @Nullable Location step() {
        return step;
    }

    @Override
    public @Nullable Object shape(@Nullable Object value) {
        return Shapes.of(value);
    }

    @Override
    public @Nullable Object glance(@Nullable Object value) throws InterruptedException {
        return Shapes.glance(value);
    }

    @Override
    public List<Known> members(String expression) {
        return new Members(variables).of(expression);
    }

    @Override
    public List<List<String>> calls(String expression) {
        return new Members(variables).calls(expression);
    }

    @Override
    public List<Origin> origins(String expression, @Nullable Object value) {
        return new Origins(around, declared.byVariable(), taken, step, stacks.seen())
                .of(expression, value).stream()
                        .map(origin -> new Origin(origin.part(), safe(origin.value()), safe(origin.from())))
                        .toList();
    }

    @Override
    public Set<String> names() {
        Stack seen = stacks.seen();
        Set<String> names = new TreeSet<>();
        if (seen != null) {
            seen.getServices().stream().map(StackService::getName).forEach(names::add);
        }
        return names;
    }

    @Override
    public String safe(String text) {
        return hiding().apply(text);
    }

    @Override
    public UnaryOperator<String> hiding() {
        return new Redaction(secrets())::text;
    }

    private List<Secret> secrets() {
        Set<Secret> all = new LinkedHashSet<>(secrets.found());
        all.addAll(shown);
        Stack seen = stacks.seen();
        if (seen != null) {
            all.addAll(StackSecrets.of(seen.project()));
        }
        all.addAll(SecretNames.guess(around.environment()));
        all.addAll(SecretNames.guess(request.parameters()));
        all.addAll(RegistryLogins.stored(around.environment()));
        return new ArrayList<>(all);
    }
}

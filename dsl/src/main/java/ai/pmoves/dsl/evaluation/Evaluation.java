package ai.pmoves.dsl.evaluation;

import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.dsl.compiler.ClosureFacts;
import ai.pmoves.dsl.compiler.CompiledRunbook;
import ai.pmoves.dsl.compiler.OutlineReader;
import ai.pmoves.dsl.compiler.RunbookCompiler;
import ai.pmoves.dsl.compiler.RunbookSource;
import ai.pmoves.dsl.language.Blocks;
import ai.pmoves.dsl.language.Declaring;
import ai.pmoves.dsl.language.Draft;
import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.dsl.language.Parameters;
import ai.pmoves.dsl.language.Routing;
import ai.pmoves.dsl.language.Stack;
import ai.pmoves.dsl.language.StepWords;
import ai.pmoves.dsl.language.Surroundings;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.platforms.Platform;
import groovy.lang.Closure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One evaluation of a runbook: what its words have said so far. Used by one thread, once. */
final class Evaluation implements Declaring {
    private final Runbooks.Request request;
    private final Platform platform;
    private final Secrets secrets;
    private final RunbookLoader loader;
    private final Frames frames = new Frames();
    private final Map<String, ClosureFacts> blocks = new HashMap<>();
    private final CapturedValues captured = new CapturedValues(blocks);
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Stack> stacks = new ArrayList<>();
    private final List<ComposeRequest> requests = new ArrayList<>();
    private final List<Routing> routings = new ArrayList<>();

    private String group = "";
    private @Nullable Draft open;
    private SourceFile file;

    Evaluation(Runbooks.Request request, Path file, Platform platform, Secrets secrets, RunbookLoader loader) {
        this.request = request;
        this.platform = platform;
        this.secrets = secrets;
        this.loader = loader;
        this.file = SourceFile.runbook(file, request.parameters());
    }

    void run(CompiledRunbook compiled) {
        try {
            evaluate(compiled);
        } catch (RuntimeException e) {
            demandInheritable();
            throw e;
        }
        if (file.name.isEmpty()) {
            throw Mistakes.noRunbook(file.path);
        }
        bindNothing();
    }

    private void evaluate(CompiledRunbook compiled) {
        frames.add(compiled.mainClass(), file.path);
        blocks.putAll(compiled.blocks());
        loader.instantiate(compiled).evaluate(this);
    }

    String name() {
        return file.name;
    }

    String about() {
        return file.about;
    }

    Parameters parameters() {
        return file.parameters;
    }

    List<Draft> drafts() {
        return drafts;
    }

    List<Stack> stacks() {
        return stacks;
    }

    List<Routing> routings() {
        return routings;
    }

    /** What was asked for as a stack, whether it came to one or not. */
    List<ComposeRequest> requests() {
        return requests;
    }

    /** The parameters as they were given. */
    Map<String, String> typed() {
        return request.parameters();
    }

    Frames frames() {
        return frames;
    }

    Map<String, ClosureFacts> blocks() {
        return blocks;
    }

    @Override
    public @Nullable Location here() {
        return frames.here();
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public void inGroup(String name, Runnable block) {
        String outer = group;
        group = path(name, null).value();
        block.run();
        group = outer;
    }

    @Override
    public Surroundings surroundings() {
        Draft step = open;
        return new Surroundings(
                file.parameters,
                platform,
                request.environment(),
                ProjectFolder.of(file.path),
                request.workingDirectory(),
                secrets::named,
                secrets::version,
                step == null ? (name, value) -> {} : step::input);
    }

    @Override
    public void named(String name, boolean shared) {
        file.demandUnnamed(name, shared);
        file.name = path(name, null).value();
    }

    @Override
    public void about(String words) {
        file.about = words;
    }

    @Override
    public void parameters(List<Runbooks.Parameter> declared) {
        if (file.bound) {
            throw Mistakes.of("dsl.second-params", "params { } stands twice", "keep one");
        }
        if (!file.parameters.names().isEmpty()) {
            throw Mistakes.of(
                    "dsl.late-params",
                    "params { } stands after a use that has taken the parameters of its file",
                    "put params { } first");
        }
        file.bound = true;
        SourceFile heir = file.heir();
        Map<String, String> typed = new LinkedHashMap<>(file.typed);
        if (heir != null) {
            declared.forEach(parameter -> file.take(parameter, heir, typed));
        }
        boolean fromHere = heir == null && file.included();
        file.parameters =
                binding(fromHere ? file.folder() : request.workingDirectory()).bind(declared, typed, here());
        if (heir != null) {
            heir.parameters = heir.parameters.and(file.parameters, file.typed.keySet());
        }
    }

    /** A parameter that was mistyped is told before what came of its default. */
    private void demandInheritable() {
        if (!file.bound && !file.typed.isEmpty()) {
            String pinned = request.source();
            RunbookSource source =
                    pinned == null ? RunbookSource.read(file.path) : new RunbookSource(file.path, pinned);
            Set<String> known = OutlineReader.read(source, new RunbookCompiler().parse(source)).parameters().stream()
                    .map(Runbooks.Parameter::name)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            known.addAll(file.parameters.names());
            binding(file.folder()).demandKnown(known, file.typed, null);
        }
    }

    private ParameterBinding binding(Path typedFrom) {
        return new ParameterBinding(secrets, typedFrom, ProjectFolder.of(file.path), file.folder());
    }

    /** A file without params still has to say that it knows none of those that were given, but for those of files that it uses. */
    private void bindNothing() {
        if (!file.bound) {
            binding(file.folder()).demandKnown(file.parameters.names(), file.typed, here());
        }
    }

    @Override
    public Stack compose(Path directory, Map<String, Object> options) {
        ComposeRequest stackRequest = new ComposeRequest(
                directory.normalize(),
                paths(options.get("files")),
                null,
                options.get("projectName") == null ? null : String.valueOf(options.get("projectName")),
                texts(options.get("profiles")),
                paths(options.get("envFiles")),
                request.environment(),
                texts(options.get("services")),
                List.of());
        boolean whole = Boolean.TRUE.equals(options.get("whole"));
        if (!stacks.isEmpty()
                && requests.get(0).equals(stackRequest)
                && stacks.get(0).isWhole() == whole) {
            return stacks.get(0);
        }
        if (!requests.isEmpty()) {
            throw Mistakes.of(
                    "dsl.second-stack",
                    "a run acts on one stack and holds its lock: the one of "
                            + requests.get(0).directory() + ", and this would be another",
                    "take all files into one, compose('folder', files: ['compose.yaml', ...]), or write a runbook for"
                            + " each");
        }
        requests.add(stackRequest);
        Stack stack = read(stackRequest, whole);
        stacks.add(stack);
        return stack;
    }

    private Stack read(ComposeRequest stack, boolean whole) {
        try {
            return whole ? ProfiledStack.whole(stack, platform) : ProfiledStack.of(stack, platform);
        } catch (PmovesException e) {
            throw AbsentStack.told(e, stack, file.parameters);
        }
    }

    @Override
    public void routing(Routing routing) {
        routings.add(routing);
    }

    @Override
    public Routing routingOf(String named, Map<String, String> instead) {
        Path typedHere = request.workingDirectory().resolve(named);
        Path runbook = Files.exists(typedHere) ? typedHere : file.folder().resolve(named);
        RunbookSource source = RunbookSource.read(runbook);
        CompiledRunbook compiled = loader.load(source);
        Set<String> taken = OutlineReader.read(source, new RunbookCompiler().parse(source)).parameters().stream()
                .map(Runbooks.Parameter::name)
                .collect(Collectors.toSet());
        instead.keySet().stream().filter(name -> !taken.contains(name)).forEach(name -> {
            throw Mistakes.noParameter(source.file(), name);
        });
        Map<String, String> typed = new LinkedHashMap<>(file.parameters.asText());
        // the parameter that names this policy is no choice of its own, or it would ask for itself without an end
        typed.values().removeIf(named::equals);
        typed.putAll(instead);
        typed.keySet().retainAll(taken);
        Runbooks.Request own = new Runbooks.Request(
                runbook,
                typed,
                request.environment(),
                request.platform(),
                request.docker(),
                request.workingDirectory(),
                source.text());
        Evaluation other = new Evaluation(own, source.file(), platform, secrets, loader);
        other.run(compiled);
        if (other.routings().size() != 1) {
            throw Mistakes.routings(source.file(), other.routings().size());
        }
        return other.routings().get(0);
    }

    @Override
    public void step(String name, @Nullable String key, Closure<?> block) {
        ClosureFacts facts = blocks.get(block.getClass().getName());
        Location where = facts == null ? here() : new Location(file.path, facts.line(), facts.column());
        Draft draft = new Draft(path(name, key), group, where, surroundings());
        if (file.source != null) {
            draft.input(file.source.name(), file.source.value());
        }
        open = draft;
        try {
            Blocks.call(block, new StepWords(draft, this));
        } finally {
            open = null;
        }
        if (draft.action == null) {
            throw Mistakes.noAction(draft.path.value());
        }
        drafts.add(draft);
    }

    @Override
    public void use(String file, Map<String, Object> parameters) {
        SourceFile user = this.file;
        Map<String, String> typed = new LinkedHashMap<>();
        parameters.forEach((name, value) -> typed.put(name, String.valueOf(value)));
        Path included = user.demandUsable(file);
        CompiledRunbook compiled = loader.load(included);
        this.file = user.takesIn(included, typed, new KeyComponent("steps of " + file, compiled.source()));
        try {
            evaluate(compiled);
            bindNothing();
        } finally {
            this.file = user;
        }
    }

    @Override
    public Closure<?> remember(Draft draft, String role, Closure<?> block) {
        ClosureFacts facts = blocks.get(block.getClass().getName());
        String name = role.isEmpty() ? "source" : "source of " + role;
        draft.input(name, facts == null ? block.getClass().getName() : facts.source());
        captured.record(draft, block);
        return block;
    }

    private StepPath path(String name, @Nullable String key) {
        try {
            StepPath own = StepPath.of(key == null ? name : name + "[" + key + "]");
            return own.in(group);
        } catch (IllegalArgumentException e) {
            throw Mistakes.name(e);
        }
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }

    private static List<Path> paths(@Nullable Object list) {
        return texts(list).stream().map(Path::of).toList();
    }
}

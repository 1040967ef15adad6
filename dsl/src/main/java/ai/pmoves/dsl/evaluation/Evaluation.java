package ai.pmoves.dsl.evaluation;

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
import ai.pmoves.kernel.StepPath;
import ai.pmoves.platforms.Platform;
import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final DeclaredStack stack;
    private final OtherPolicy policies;
    private final List<Routing> routings = new ArrayList<>();

    private String group = "";
    private @Nullable Draft open;
    private SourceFile file;

    /** @param asking the runbooks whose policies wait for the one of this file */
    Evaluation(
            Runbooks.Request request,
            Path file,
            Platform platform,
            Secrets secrets,
            RunbookLoader loader,
            Set<Path> asking) {
        this.request = request;
        this.platform = platform;
        this.secrets = secrets;
        this.loader = loader;
        Set<Path> others = new HashSet<>(asking);
        others.add(file);
        this.policies = new OtherPolicy(request, platform, secrets, loader, others);
        this.stack = new DeclaredStack(request, platform);
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

    DeclaredStack stack() {
        return stack;
    }

    List<Routing> routings() {
        return routings;
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
        return stack.compose(directory, options, file.parameters);
    }

    @Override
    public void routing(Routing routing) {
        routings.add(routing);
    }

    @Override
    public Routing routingOf(String named, Map<String, String> instead) {
        return policies.of(named, file, instead);
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
}

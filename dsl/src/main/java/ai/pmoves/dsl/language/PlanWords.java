package ai.pmoves.dsl.language;

import ai.pmoves.audit.Selection;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.platforms.Platforms;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.PolicyCheck;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be declared in a runbook and in its groups. Declaring has no effects. */
public abstract class PlanWords extends ReadingWords {
    private final Declaring declaring;

    protected PlanWords(Declaring declaring) {
        super(declaring.surroundings());
        this.declaring = declaring;
    }

    protected final Declaring declaring() {
        return declaring;
    }

    @Override
    public Parameters getParams() {
        return declaring
                .surroundings()
                .parameters()
                .reading(declaring.surroundings().reads());
    }

    @Word("The folder that pmoves was started in, absolute: what typed paths are relative to.")
    public Path getStartedIn() {
        return surroundings().workingDirectory();
    }

    @Word("Reads a compose stack; the platform's overlay is merged in.")
    public Stack compose_(Path directory) {
        return declaring.compose(directory, Map.of());
    }

    @Word(
            "Reads a compose stack with the files, profiles, services, env files and project name that docker compose would be"
                    + " given; the whole of it, to take it down, with every profile and with what the platform leaves"
                    + " out.")
    public Stack compose_(
            @NamedParam(value = "files", type = List.class)
                    @NamedParam(value = "profiles", type = List.class)
                    @NamedParam(value = "services", type = List.class)
                    @NamedParam(value = "envFiles", type = List.class)
                    @NamedParam(value = "projectName", type = String.class)
                    @NamedParam(value = "whole", type = Boolean.class)
                    Map<String, Object> options,
            Path directory) {
        return declaring.compose(directory, options);
    }

    @Word("Reads a compose stack from a folder named relative to the runbook's project.")
    public Stack compose_(String directory) {
        return declaring.compose(surroundings().folder().resolve(directory), Map.of());
    }

    @Word(
            "Reads a compose stack with the files, profiles, services, env files and project name that docker compose would be"
                    + " given; the whole of it, to take it down, with every profile and with what the platform leaves"
                    + " out.")
    public Stack compose_(
            @NamedParam(value = "files", type = List.class)
                    @NamedParam(value = "profiles", type = List.class)
                    @NamedParam(value = "services", type = List.class)
                    @NamedParam(value = "envFiles", type = List.class)
                    @NamedParam(value = "projectName", type = String.class)
                    @NamedParam(value = "whole", type = Boolean.class)
                    Map<String, Object> options,
            String directory) {
        return declaring.compose(surroundings().folder().resolve(directory), options);
    }

    @Word("The rules of an audit as they were typed; an id or area that there is not is refused before anything runs.")
    public List<String> rules(List<String> typed) {
        new Selection(typed);
        return List.copyOf(typed);
    }

    @Word("Who answers requests to models, in strict order: tiers of providers, and what is asked of them.")
    public RoutingPolicy routing(
            @DelegatesTo(value = RoutingWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        return routing(Map.of(), block);
    }

    @Word(
            "Who answers requests to models, in strict order; keys are looked for in these env files, too; observability: whether"
                    + " the gateway keeps what it did in ClickHouse, as it does where TENSORZERO_CLICKHOUSE_URL is set.")
    public RoutingPolicy routing(
            @NamedParam(value = "envFiles", type = List.class)
                    @NamedParam(value = "observability", type = Boolean.class)
                    Map<String, Object> options,
            @DelegatesTo(value = RoutingWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        RoutingVariables variables = RoutingVariables.of(declaring.surroundings(), options.get("envFiles"));
        RoutingWords words = new RoutingWords(declaring, variables.values());
        Blocks.call(block, words);
        Policy policy = words.policy();
        List<Problem> problems = PolicyCheck.of(policy, Platforms.NAMES);
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
        Routing routing = new Routing(
                policy,
                variables,
                new RoutingPlace(variables.values(), surroundings().platform()),
                surroundings().folder());
        declaring.routing(routing);
        return new RoutingPolicy(routing, Boolean.TRUE.equals(options.get("observability")));
    }

    @Word(
            "The one policy of another runbook, with the parameters of this run that it has, too; env files are given to its parameter"
                    + " envFiles; observability as above.")
    public RoutingPolicy routing(
            @NamedParam(value = "from", type = String.class, required = true)
                    @NamedParam(value = "envFiles", type = List.class)
                    @NamedParam(value = "observability", type = Boolean.class)
                    Map<String, Object> options) {
        Map<String, String> instead = options.get("envFiles") instanceof List<?> files && !files.isEmpty()
                ? Map.of("envFiles", files.stream().map(String::valueOf).collect(Collectors.joining(",")))
                : Map.of();
        return new RoutingPolicy(
                declaring.routingOf(String.valueOf(options.get("from")), instead),
                Boolean.TRUE.equals(options.get("observability")));
    }

    @Word("Steps that belong together; their paths begin with the group's name.")
    public void group(
            String name, @DelegatesTo(value = GroupWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        declaring.inGroup(name, () -> Blocks.call(block, new GroupWords(declaring)));
    }

    @Word("A step. Its path is its name, behind the names of its groups.")
    public void step(
            String name, @DelegatesTo(value = StepWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        declaring.step(name, null, block);
    }

    @Word("A step of a fan-out, told apart by its key: name[key].")
    public void step(
            @NamedParam(value = "key", type = String.class, required = true) Map<String, Object> options,
            String name,
            @DelegatesTo(value = StepWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        declaring.step(name, String.valueOf(options.get("key")), block);
    }

    @Word(
            "Takes in the steps of another file, relative to this one. A runbook without params { } has the parameters of that file.")
    public void use(String file) {
        declaring.use(file, Map.of());
    }

    @Word(
            "Takes in the steps of another file and gives values to its parameters by name. A runbook without params { } has the others.")
    public void use(Map<String, Object> parameters, String file) {
        declaring.use(file, parameters);
    }
}

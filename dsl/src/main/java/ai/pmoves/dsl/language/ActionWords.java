package ai.pmoves.dsl.language;

import ai.pmoves.audit.Audit;
import ai.pmoves.audit.Baseline;
import ai.pmoves.audit.Images;
import ai.pmoves.audit.Inventory;
import ai.pmoves.audit.Live;
import ai.pmoves.audit.Report;
import ai.pmoves.audit.Selection;
import ai.pmoves.audit.Target;
import ai.pmoves.compose.preflight.Options;
import ai.pmoves.docker.Docker;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.StepContext;
import ai.pmoves.kernel.StepPath;
import groovy.transform.NamedParam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known inside action, check, verify and undo: the words that look at the world and act on it. Options in front of
 * any number of words are a LinkedHashMap, the very type of {@code [a: b]}: Groovy measures how far an argument is from a
 * parameter, and a Map is as far from it as this Java says, on a newer one further than any text.
 */
@Block("inside action, check, verify, undo")
public class ActionWords extends ReadingWords {
    private final StepContext context;
    private final Docker docker;
    private final RehearsedFiles rehearsed;
    private final UnaryOperator<String> pathOfNeed;

    /**
     * @param rehearsed what the steps of this plan have written, if this is a rehearsal
     * @param pathOfNeed from a need's name as the author wrote it to the path of the step
     */
    public ActionWords(
            Surroundings surroundings,
            StepContext context,
            Docker docker,
            RehearsedFiles rehearsed,
            UnaryOperator<String> pathOfNeed) {
        super(surroundings);
        this.rehearsed = rehearsed;
        this.context = context;
        this.docker = docker;
        this.pathOfNeed = pathOfNeed;
    }

    @Override
    public Secret secret(String name) {
        Secret secret = super.secret(name);
        context.redact(secret);
        return secret;
    }

    @Word(
            "The engine that runs the stack: docker.isReady(service), docker.start(service).untilReady(within: 2.minutes) ...")
    public DockerWords getDocker() {
        return new DockerWords(docker, context);
    }

    @Word("This machine's own Docker engine: engine.provide() installs and starts one, engine.stop() ends it.")
    public EngineWords getEngine() {
        return new EngineWords(docker, context);
    }

    @Word(
            value = "Looks whether a stack can come up at all.",
            then = {"demandReady", "isReady", "keys", "tiers", "demandKeysWork", "isWithoutKeys"})
    public PreflightWords preflight(Stack stack) {
        return new PreflightWords(
                stack,
                context,
                Options.local().pastedIn(surroundings().workingDirectory()),
                surroundings().environment());
    }

    @Word(
            "Looks at a stack with every rule, and at the files around it; 'pmoves explain RULE' tells what each looks for.")
    public AuditWords audit(Stack stack) {
        return audit(new LinkedHashMap<>(), stack);
    }

    @Word(
            "Looks at a stack with some rules: ids or areas, '-hardening' leaves some out. What the baseline has is not new. image: true looks into the images on the engine, live: true at what runs.")
    public AuditWords audit(
            @NamedParam(value = "rules", type = List.class)
                    @NamedParam(value = "baseline", type = String.class)
                    @NamedParam(value = "image", type = Boolean.class)
                    @NamedParam(value = "live", type = Boolean.class)
                    LinkedHashMap<String, Object> options,
            Stack stack) {
        Path directory = surroundings().workingDirectory();
        String baseline = String.valueOf(options.getOrDefault("baseline", ""));
        List<String> rules = new ArrayList<>();
        if (options.get("rules") instanceof List<?> words) {
            words.forEach(word -> rules.add(String.valueOf(word)));
        }
        Selection selection = new Selection(rules);
        if ((isSet(options, "live") || isSet(options, "image")) && !docker.isRunning()) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error(
                                    "audit.no-engine",
                                    "no Docker engine answers, and the audit was asked to look at what is on one")
                            .fix("start it ('pmoves doctor' looks for it), or leave out live and image"));
        }
        Target target = Target.around(stack.now(context.path(), context.attempt()));
        try (Images images = isSet(options, "image") ? new EngineImages(docker, context) : Images.NONE) {
            Live live = isSet(options, "live") ? new EngineLive(docker) : Live.NONE;
            Report report = Audit.of(
                    target.with(images).with(live),
                    selection,
                    baseline.isBlank() ? Baseline.EMPTY : Baseline.read(directory.resolve(baseline)));
            return new AuditWords(
                    target,
                    report,
                    selection,
                    context,
                    directory,
                    new FileWords(directory, surroundings().workingDirectory(), context, rehearsed));
        }
    }

    @Word("The ports of this machine: ports.who(8080) tells who has one.")
    public PortsWords getPorts() {
        return new PortsWords();
    }

    @Word("What a stack runs, service by service: builds and images, users, ports, profiles, GPUs.")
    public InventoryWords inventory(Stack stack) {
        return inventory(new LinkedHashMap<>(), stack);
    }

    @Word(
            "What a stack runs, service by service. image: true also asks the engine and registries for licences, bases and platforms.")
    public InventoryWords inventory(
            @NamedParam(value = "image", type = Boolean.class) LinkedHashMap<String, Object> options, Stack stack) {
        Path directory = surroundings().workingDirectory();
        Target target = Target.around(stack.now(context.path(), context.attempt()));
        try (Images images = isSet(options, "image") ? new EngineImages(docker, context) : Images.NONE) {
            return new InventoryWords(
                    Inventory.of(target.with(images)),
                    context,
                    new FileWords(directory, surroundings().workingDirectory(), context, rehearsed));
        }
    }

    private static boolean isSet(Map<String, Object> options, String name) {
        return Boolean.TRUE.equals(options.get(name));
    }

    @Word(value = "Runs a command, word by word, without a shell; a failure is a result, not an error.", acts = true)
    public FinishedCommand exec(String... words) throws InterruptedException {
        context.acting("");
        return new FinishedCommand(context.exec(Commands.of(Map.of(), words, surroundings())));
    }

    @Word(value = "Runs a command, word by word, without a shell; a failure is a result, not an error.", acts = true)
    public FinishedCommand exec(
            @NamedParam(value = "env", type = Map.class)
                    @NamedParam(value = "secretEnv", type = Map.class)
                    @NamedParam(value = "dir", type = Object.class)
                    LinkedHashMap<String, Object> options,
            String... words)
            throws InterruptedException {
        context.acting("");
        return new FinishedCommand(context.exec(Commands.of(options, words, surroundings())));
    }

    @Word(
            value = "Runs a command, word by word, without a shell; another exit code than 0 fails the step.",
            acts = true)
    public FinishedCommand run_(String... words) throws InterruptedException {
        context.acting("");
        return new FinishedCommand(context.run(Commands.of(Map.of(), words, surroundings())));
    }

    @Word(
            value = "Runs a command, word by word, without a shell; another exit code than 0 fails the step.",
            acts = true)
    public FinishedCommand run_(
            @NamedParam(value = "env", type = Map.class)
                    @NamedParam(value = "secretEnv", type = Map.class)
                    @NamedParam(value = "dir", type = Object.class)
                    LinkedHashMap<String, Object> options,
            String... words)
            throws InterruptedException {
        context.acting("");
        return new FinishedCommand(context.run(Commands.of(options, words, surroundings())));
    }

    @Word(
            value =
                    "Runs a shell script that is written out here; values follow it and are $1, $2 ... in it, never part of its text.",
            acts = true)
    public FinishedCommand sh(String script, Object... values) throws InterruptedException {
        context.acting("");
        return new FinishedCommand(context.run(Commands.shell(Map.of(), script, values, surroundings())));
    }

    @Word(
            value =
                    "Runs a shell script that is written out here; values follow it and are $1, $2 ... in it, never part of its text.",
            acts = true)
    public FinishedCommand sh(
            @NamedParam(value = "env", type = Map.class)
                    @NamedParam(value = "secretEnv", type = Map.class)
                    @NamedParam(value = "dir", type = Object.class)
                    LinkedHashMap<String, Object> options,
            String script,
            Object... values)
            throws InterruptedException {
        context.acting("");
        return new FinishedCommand(context.run(Commands.shell(options, script, values, surroundings())));
    }

    @Word(value = "Writes a random value to the secret's file; one that is there is kept.", acts = true)
    public void generate(StackSecret secret) {
        context.acting("");
        if (context.rehearsal()) {
            context.log("rehearsed: make secret " + secret.getName());
            return;
        }
        secret.generate();
        context.redact(secret.value());
    }

    @Word("Text for who has started the run: it stands in the log, and on standard output once the run has ended.")
    public void show(String text) {
        context.show(text);
    }

    @Word("Ends the step: why it does not go on, and what to do.")
    public void refuse(
            @NamedParam(value = "fix", type = String.class, required = true) Map<String, Object> options, String why) {
        throw new PmovesException(
                ExitCode.FAILED, Problem.error("runbook.refused", why).fix(String.valueOf(options.get("fix"))));
    }

    @Word("Asks every provider of a policy for its models: is the key there, does it answer, does the model exist.")
    public RoutingReport probe(RoutingPolicy policy) throws InterruptedException {
        return RoutingTrials.probe(policy.routing(), context);
    }

    @Word("Asks a running gateway for an answer of a chat, in each way that clients ask, streams too.")
    public RoutingReport smoke(
            @NamedParam(value = "gateway", type = String.class, required = true)
                    @NamedParam(value = "chat", type = String.class, required = true)
                    Map<String, Object> options)
            throws InterruptedException {
        return RoutingTrials.smoke(
                String.valueOf(options.get("gateway")), String.valueOf(options.get("chat")), context);
    }

    @Word(
            "Carries a policy out with stand-ins for its providers, of which these do not answer: who does is seen. Nobody is"
                    + " paid, and no key is used.")
    public RoutingReport outage(
            @NamedParam(value = "down", type = List.class) @NamedParam(value = "chat", type = String.class)
                    Map<String, Object> options,
            RoutingPolicy policy)
            throws IOException, InterruptedException {
        List<String> down = options.get("down") instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
        Object chat = options.get("chat");
        return RoutingTrials.outage(
                policy.routing(), chat == null ? null : String.valueOf(chat), Set.copyOf(down), context);
    }

    @Word("One line to the step's log.")
    public void log(String line) {
        context.log(line);
    }

    @Word("What the step is doing now; replaces the last such note.")
    public void progress(String note) {
        context.progress(note);
    }

    @Word("The output of a step that this one needs.")
    public @Nullable Object output(String step) {
        return context.output(StepPath.of(pathOfNeed.apply(step)));
    }

    @Word("Asks a web address: http.get('http://localhost:8080/health').untilStatus(200, within: 1.minute).")
    public HttpWords getHttp() {
        return new HttpWords(context);
    }

    @Word("Reads and writes files: files.read('path'), files.write('path', text, mode: '0600').")
    public FileWords getFiles() {
        return new FileWords(surroundings().folder(), surroundings().workingDirectory(), context, rehearsed);
    }
}

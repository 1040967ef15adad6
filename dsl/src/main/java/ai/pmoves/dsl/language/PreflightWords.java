package ai.pmoves.dsl.language;

import ai.pmoves.compose.Resolution;
import ai.pmoves.compose.keys.KeyAnswer;
import ai.pmoves.compose.keys.KeyProbe;
import ai.pmoves.compose.keys.KeyQuestion;
import ai.pmoves.compose.preflight.Keys;
import ai.pmoves.compose.preflight.Options;
import ai.pmoves.compose.preflight.Preflight;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What follows {@code preflight(stack)}. */
@Block("preflight")
public final class PreflightWords {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Stack stack;
    private final StepContext context;
    private final Options options;
    private final Map<String, String> environment;

    /** @param environment of the process */
    PreflightWords(Stack stack, StepContext context, Options options, Map<String, String> environment) {
        this.stack = stack;
        this.context = context;
        this.options = options;
        this.environment = Map.copyOf(environment);
    }

    @Word(
            value = "Which keys of model providers count: 'local' demands none, 'cloud' those that the stack asks for.",
            then = {"demandReady", "isReady", "tiers"})
    public PreflightWords keys(String which) {
        Keys keys = Keys.valueOf(which.toUpperCase(Locale.ROOT));
        return new PreflightWords(
                stack, context, new Options(keys, options.services(), options.pastedIn()), environment);
    }

    @Word(
            value = "Looks only at the services of these tiers, and at the model as a whole; none named, all of them.",
            then = {"demandReady", "isReady", "keys", "demandKeysWork", "isWithoutKeys"})
    public PreflightWords tiers(List<String> names) {
        List<Tier> tiers = stack.getTiers();
        Set<String> services = new TreeSet<>();
        for (String name : names) {
            Tier tier = tiers.stream()
                    .filter(one -> one.getName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Mistakes.unknown(
                            "dsl.unknown-tier",
                            "tier",
                            name,
                            "stack '" + stack + "'",
                            tiers.stream().map(Tier::getName).toList()));
            tier.getServices().forEach(service -> services.add(service.getName()));
        }
        return new PreflightWords(stack, context, options.only(services), environment);
    }

    @Word("Whether nothing stands in the way.")
    public boolean isReady() {
        return problems()
                .warn(context, "platform.")
                .tell(context)
                .count(context)
                .none();
    }

    @Word("Fails with everything that stands in the way, all of it at once, each with its place and its fix.")
    public void demandReady() {
        problems().demandNone(context);
    }

    @Word(
            "Whether no key of a known provider is set; else it notes which hosts demandKeysWork() asks about which variables, for a plan to show.")
    public boolean isWithoutKeys() {
        List<KeyQuestion> questions = questions();
        List<String> hosts = questions.stream()
                .filter(question -> !question.host().isEmpty())
                .map(question -> question.host() + " (" + question.variable() + ")")
                .distinct()
                .toList();
        if (!hosts.isEmpty()) {
            context.progress("asks " + String.join(", ", hosts));
        }
        return questions.isEmpty();
    }

    @Word(
            "Asks each provider whose key is set, once and for 5 seconds at most, whether the key works; fails where one is refused. A rehearsal asks nobody.")
    public void demandKeysWork() throws InterruptedException {
        List<KeyQuestion> questions = questions();
        questions.forEach(question -> {
            context.redact(question.key());
            context.log((context.rehearsal() ? "rehearsed: " : "") + "ask "
                    + (question.host().isEmpty() ? "nobody" : question.host()) + " about " + question.variable());
        });
        if (context.rehearsal()) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        for (KeyAnswer answer : new KeyProbe(PATIENCE).ask(questions)) {
            context.log(answer.line());
            if (answer.kind() == KeyAnswer.Kind.REFUSED) {
                problems.add(answer.problem());
            } else if (answer.kind() == KeyAnswer.Kind.UNREACHABLE) {
                context.warn(answer.line());
            }
        }
        new Obstacles(problems).demandNone(context);
    }

    private List<KeyQuestion> questions() {
        Resolution now = stack.now(context.path(), context.attempt());
        return now.project() == null ? List.of() : KeyQuestion.of(now.project(), options.services(), environment);
    }

    private Obstacles problems() {
        Resolution now = stack.now(context.path(), context.attempt());
        List<Problem> all = new ArrayList<>(Preflight.of(now, options));
        if (now.project() != null
                && !now.project().canonical().equals(stack.project().canonical())) {
            all.add(Problem.error(
                            "stack.changed", "the files of stack '" + stack + "' have changed since this plan was made")
                    .at(new Location(stack.project().files().get(0), 0, 0))
                    .fix("run it again: the new plan has the new files"));
        }
        return new Obstacles(all);
    }
}

package ai.pmoves.dsl.language;

import ai.pmoves.compose.Resolution;
import ai.pmoves.compose.preflight.Keys;
import ai.pmoves.compose.preflight.Options;
import ai.pmoves.compose.preflight.Preflight;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What follows {@code preflight(stack)}. */
@Block("preflight")
public final class PreflightWords {
    private final Stack stack;
    private final StepContext context;
    private final Options options;

    PreflightWords(Stack stack, StepContext context, Options options) {
        this.stack = stack;
        this.context = context;
        this.options = options;
    }

    @Word(
            value = "Which keys of model providers count: 'local' demands none, 'cloud' those that the stack asks for.",
            then = {"demandReady", "isReady", "tiers"})
    public PreflightWords keys(String which) {
        Keys keys = Keys.valueOf(which.toUpperCase(Locale.ROOT));
        return new PreflightWords(stack, context, new Options(keys, options.services(), options.pastedIn()));
    }

    @Word(
            value = "Looks only at the services of these tiers, and at the model as a whole; none named, all of them.",
            then = {"demandReady", "isReady", "keys"})
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
        return new PreflightWords(stack, context, options.only(services));
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

package ai.pmoves.dsl.language;

import ai.pmoves.compose.Resolution;
import ai.pmoves.compose.preflight.Keys;
import ai.pmoves.compose.preflight.Options;
import ai.pmoves.compose.preflight.Preflight;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What follows {@code preflight(stack)}. */
@Block("preflight")
public final class PreflightWords {
    private final Stack stack;
    private final StepContext context;
    private final Path pastedIn;
    private final Keys keys;

    PreflightWords(Stack stack, StepContext context, Path pastedIn, Keys keys) {
        this.pastedIn = pastedIn;
        this.stack = stack;
        this.context = context;
        this.keys = keys;
    }

    @Word(
            value = "Which keys of model providers count: 'local' demands none, 'cloud' those that the stack asks for.",
            then = {"demandReady", "isReady"})
    public PreflightWords keys(String which) {
        return new PreflightWords(stack, context, pastedIn, Keys.valueOf(which.toUpperCase(Locale.ROOT)));
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
        List<Problem> all = new ArrayList<>(Preflight.of(now, new Options(keys, Set.of(), pastedIn)));
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

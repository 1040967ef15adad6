package ai.pmoves.repl.console;

import ai.pmoves.kernel.Status;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code linux·home·7f3a!6> }: where it runs, what on, how it stands; * where the step is not as it was run, ~ where lines only
 * read. Pure.
 *
 * @param platform empty as long as it is not known: no prompt waits for it
 * @param about the stack, or the folder
 * @param here the run that was entered, or null
 */
record PromptText(
        boolean sandbox,
        String platform,
        String about,
        @Nullable Entered here,
        boolean changed,
        boolean armed) {

    String on(Screen screen) {
        String dot = screen.unicode() ? "·" : ".";
        StringBuilder text = new StringBuilder();
        if (sandbox) {
            text.append("sandbox").append(dot);
        }
        text.append(platform.isEmpty() ? "" : platform + dot).append(Text.oneLine(about));
        if (here != null) {
            text.append(dot).append(state(here)).append(changed ? "*" : "");
        }
        return text.append(armed ? "" : "~").append("> ").toString();
    }

    private static String state(Entered here) {
        String id = here.run().id();
        if (here.at() != null && here.elsewhere()) {
            return id + "@" + here.at().path();
        }
        if (here.stopped() != null) {
            return id + "!" + here.number();
        }
        return id
                + (here.run().state() == Status.SUCCEEDED
                        ? " ok"
                        : " " + here.run().state().word());
    }
}

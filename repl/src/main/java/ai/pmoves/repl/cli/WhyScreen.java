package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Comparison.Change;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a step ran, or did not, as a person reads it. */
final class WhyScreen {
    private final Ink ink;
    private final Journal journal;
    private final Instant now;
    private final boolean all;

    /** @param all also every part of the key that is unchanged on a line of its own */
    WhyScreen(Ink ink, Journal journal, Instant now, boolean all) {
        this.ink = ink;
        this.journal = journal;
        this.now = now;
        this.all = all;
    }

    List<String> lines(Run run, StepState state) {
        List<String> lines = new ArrayList<>();
        lines.add(ink.strong(state.path().value()) + " in run " + run.id() + ": " + ending(state));
        if (!state.detail().isEmpty()) {
            lines.add("  " + Text.oneLine(state.detail()));
        }
        Decision decision = state.decision();
        if (decision != null && (decision.verb() == Verb.NEW || decision.verb() == Verb.RERUN)) {
            lines.add("  it ran because: " + Text.oneLine(decision.why()));
        }
        if (state.key().isEmpty()) {
            lines.add("  it never came to a key: it did not begin");
        } else {
            lines.addAll(key(run, state));
        }
        return lines;
    }

    private static String ending(StepState state) {
        String took = state.started() == null || state.ended() == null
                ? ""
                : " after " + Times.took(Duration.between(state.started(), state.ended()));
        return state.status().word() + took + (state.attempt() > 1 ? " (try " + state.attempt() + ")" : "");
    }

    private List<String> key(Run run, StepState state) {
        List<String> lines = new ArrayList<>();
        KeyParts parts = KeyParts.of(state);
        String other = parts.comparedWith();
        lines.add("  key " + brief(state.key())
                + (other == null
                        ? "; it was compared with nothing. It is made of:"
                        : ", compared with " + words(run, other) + ":"));
        for (Change change : parts.changed()) {
            lines.add("    " + ink.warn("~") + " " + Text.oneLine(change.name()) + ": " + brief(change.before())
                    + " -> " + brief(change.now()));
        }
        if (all || other == null) {
            parts.same().forEach(part -> lines.add("    = " + Text.oneLine(part.name()) + ": " + brief(part.now())));
        } else {
            lines.add("    = " + Text.count(parts.same().size(), "part") + " unchanged");
        }
        return lines;
    }

    private String words(Run run, String other) {
        if (other.equals(run.id())) {
            return "the try before in this run";
        }
        return "run " + Text.oneLine(other)
                + journal.find(other)
                        .map(before -> ", " + Times.ago(Duration.between(before.started(), now)))
                        .orElse("");
    }

    private static String brief(@Nullable String value) {
        if (value == null) {
            return "(none)";
        }
        return value.matches("[0-9a-f]{40,}") ? value.substring(0, 10) : Text.clip(Text.oneLine(value), 60, "...");
    }
}

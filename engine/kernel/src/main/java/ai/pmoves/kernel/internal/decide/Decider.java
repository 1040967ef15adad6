package ai.pmoves.kernel.internal.decide;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.internal.key.KeyChange;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one step. The same rules serve the plan that is shown and the moment in which the step would start; what is
 * cut off is never guessed about.
 */
public final class Decider {
    /** Names in a reason; the others are counted. */
    private static final int NAMED = 2;

    private Decider() {}

    public static Verdict decide(Facts facts) {
        Past past = facts.past();
        Restart restart = facts.restart();
        Verdict verdict = restart != null
                ? restarted(restart)
                : facts.forced() ? Verdict.of(past == null ? Verb.NEW : Verb.RERUN, "forced") : byPast(facts);
        Answer answer = facts.answer();
        Verdict told = verdict.verb() == Verb.ASK && answer != null ? answered(verdict, answer) : verdict;
        return told.compared() == null && past != null && !past.begun().isEmpty()
                ? told.comparedWith(past.run(), facts.changeSince(past.begun()))
                : told;
    }

    private static Verdict restarted(Restart restart) {
        String why = ", as decided" + (restart.reason().isBlank() ? "" : ": " + restart.reason());
        return switch (restart.kind()) {
            case RETRY -> Verdict.of(Verb.RERUN, "run again" + why);
            case SKIP -> Verdict.of(Verb.SKIP, "left out" + why);
            case VALUE -> Verdict.of(Verb.REUSE, "its result was given" + why);
            case OWN -> Verdict.of(Verb.RERUN, "restart '" + restart.own() + "'" + why);
        };
    }

    private static Verdict answered(Verdict asked, Answer answer) {
        return switch (answer) {
            case DONE -> new Verdict(Verb.REUSE, "taken as done, as decided", asked.compared());
            case RERUN -> new Verdict(Verb.RERUN, "run again, as decided", asked.compared());
            case SKIP -> new Verdict(Verb.SKIP, "left out, as decided", asked.compared());
        };
    }

    private static Verdict byPast(Facts facts) {
        Past past = facts.past();
        if (past == null) {
            return neverDone(facts);
        }
        return switch (past.ending()) {
            case RUNNING -> Verdict.of(Verb.UNKNOWN, "running in " + past.run());
            case CUT_OFF -> cutOff(facts, past, "cut off in run " + past.run());
            case UNDO_CUT_OFF -> cutOff(facts, past, "its undo was cut off in run " + past.run());
            case UNDO_FAILED -> cutOff(facts, past, "its undo failed in run " + past.run());
            case UNDO_CUT_OFF_ELSEWHERE -> cutOff(facts, past, "another run did not come to the end of taking it back");
            case RETRYING -> retrying(facts, past);
            case FAILED -> failed(facts, past);
            case UNDONE -> neverDone(facts);
            case DONE -> done(facts, Objects.requireNonNull(past.success(), "a done step has a result"));
        };
    }

    private static Verdict neverDone(Facts facts) {
        CheckState check = facts.check();
        return check.answer() == CheckState.Answer.HOLDS
                ? Verdict.of(Verb.REUSE, check.with("ready already"))
                : Verdict.of(Verb.NEW, check.after("not done here yet"));
    }

    private static Verdict cutOff(Facts facts, Past past, String where) {
        boolean once = facts.step().effect() == Effect.ONCE;
        return switch (facts.check().answer()) {
            case HOLDS -> heldAfterAll(facts, past, where);
            case DOES_NOT_HOLD -> Verdict.of(Verb.RERUN, facts.check().after(where + ", and its check does not hold"));
            case CANNOT_TELL ->
                once
                        ? Verdict.of(
                                Verb.ASK,
                                where + ", and its check cannot tell: "
                                        + facts.check().message())
                        : Verdict.of(Verb.RERUN, facts.check().after(where + ", safe to run again"));
            case NONE ->
                once
                        ? Verdict.of(Verb.ASK, where + ", and it has no check: was it done?")
                        : Verdict.of(Verb.RERUN, where + ", safe to run again");
        };
    }

    /** The goal holds; whether it is the goal of the step as it reads now, only the key tells. */
    private static Verdict heldAfterAll(Facts facts, Past past, String where) {
        KeyChange change = past.begun().isEmpty() ? KeyChange.NONE : facts.changeSince(past.begun());
        if (!change.none()) {
            boolean once = facts.step().effect() == Effect.ONCE;
            String since = where + "; its check holds, but since then " + change.why();
            return Verdict.of(once ? Verb.ASK : Verb.RERUN, since);
        }
        return facts.open().isEmpty()
                ? Verdict.of(Verb.REUSE, "check holds: done, not run again")
                : Verdict.of(Verb.UNKNOWN, ifResults(facts));
    }

    private static Verdict retrying(Facts facts, Past past) {
        boolean holds = facts.check().answer() == CheckState.Answer.HOLDS;
        if (holds || !past.run().equals(facts.resuming())) {
            return failed(facts, past);
        }
        int next = past.tries() + 1;
        return Verdict.of(
                Verb.RERUN,
                "try " + next + " of " + Math.max(next, facts.step().retry().attempts()) + ": " + past.detail());
    }

    private static Verdict failed(Facts facts, Past past) {
        if (facts.check().answer() == CheckState.Answer.HOLDS) {
            return past.success() == null ? neverDone(facts) : done(facts, past.success());
        }
        return Verdict.of(Verb.RERUN, "failed before: " + past.detail());
    }

    private static Verdict done(Facts facts, Success success) {
        KeyChange change = facts.changeSince(success.components());
        return done(facts, success, change).comparedWith(success.run(), change);
    }

    private static Verdict done(Facts facts, Success success, KeyChange change) {
        boolean sameRun = success.run().equals(facts.resuming());
        boolean once = facts.step().effect() == Effect.ONCE;
        if (!change.none()) {
            return sameRun && once
                    ? Verdict.of(Verb.ASK, "done, but since then " + change.why())
                    : Verdict.of(Verb.RERUN, whatDiffers(facts.check(), change));
        }
        Verdict byCheck = unchanged(facts, sameRun, once);
        if (byCheck != null) {
            return byCheck;
        }
        if (!facts.open().isEmpty()) {
            return Verdict.of(Verb.UNKNOWN, ifResults(facts));
        }
        String ago = Ago.since(success.at(), facts.now());
        return Verdict.of(
                Verb.REUSE,
                sameRun ? "done " + ago + ", unchanged" : "unchanged since run " + success.run() + " (" + ago + ")");
    }

    /** The check has looked at the world, and may know better than the key what is different. */
    private static String whatDiffers(CheckState check, KeyChange change) {
        return check.answer() == CheckState.Answer.DOES_NOT_HOLD ? check.after(change.why()) : change.why();
    }

    /** What the check alone settles about a step whose key is the same, or null. */
    private static @Nullable Verdict unchanged(Facts facts, boolean sameRun, boolean once) {
        return switch (facts.check().answer()) {
            case HOLDS -> null;
            case DOES_NOT_HOLD -> Verdict.of(Verb.RERUN, facts.check().after("check no longer holds"));
            case CANNOT_TELL ->
                Verdict.of(once ? Verb.ASK : Verb.RERUN, facts.check().after("its check cannot tell"));
            case NONE ->
                sameRun || facts.step().check() != null ? null : Verdict.of(Verb.RERUN, "no check: runs every time");
        };
    }

    /** By those that do run: what lies between them and this step hangs on the same. */
    private static String ifResults(Facts facts) {
        List<String> names = facts.open().values().stream()
                .flatMap(Set::stream)
                .distinct()
                .map(path -> "'" + path + "'")
                .toList();
        int more = names.size() - NAMED;
        String origins = more <= 0
                ? String.join(" or ", names)
                : String.join(", ", names.subList(0, NAMED)) + " or " + more + " more";
        return "runs if the result of " + origins + " changes";
    }
}

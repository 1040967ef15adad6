package ai.pmoves.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * A way on that a runbook's author offers a person when the step has stopped a run, beside those of {@link Restart.Kind}. It
 * counts for no key: what a step did is the same, whichever ways there would have been.
 *
 * @param name as it is shown and typed: one line, at most {@value #LONGEST} characters, none of the words that any step knows
 * @param instead whether the block acts in place of the step's action and gives its output; else the step acts after it
 */
public record OwnRestart(String name, boolean instead, Step.Action action) {
    private static final int LONGEST = 60;

    /** The ways on that every step knows, as they are typed. */
    public static final List<String> COMMON = Arrays.stream(Restart.Kind.values())
            .filter(kind -> kind != Restart.Kind.OWN)
            .map(Restart.Kind::word)
            .toList();

    public OwnRestart {
        demandName(name);
    }

    /** @throws IllegalArgumentException for what cannot be a restart's name */
    public static void demandName(String name) {
        if (!name.equals(name.strip()) || name.length() > LONGEST || !name.matches("\\P{Cntrl}+")) {
            throw new IllegalArgumentException(
                    "a restart's name is one line of 1 to " + LONGEST + " characters, without blanks around it");
        }
        if (COMMON.contains(name)) {
            throw new IllegalArgumentException(
                    "every step has the restarts " + String.join(", ", COMMON) + ": this one needs another name");
        }
    }
}

package ai.pmoves.repl.progress;

import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;

/**
 * The first line of a run: {@code bringup · home · jetson      run 7f3a}.
 *
 * @param stack the stack's name
 * @param rehearsal whether the engine is simulated
 */
public record Headline(String runbook, String stack, String platform, boolean rehearsal) {

    /** Without the run, for what has none: {@code bringup · home · jetson · rehearsal}. */
    public String what(Ink ink) {
        return ink.strong(Text.oneLine(runbook))
                + (stack.isEmpty() ? "" : ink.dot() + Text.oneLine(stack))
                + (platform.isEmpty() ? "" : ink.dot() + platform)
                + (rehearsal ? ink.dot() + "rehearsal" : "");
    }

    public String line(String run, Screen screen) {
        String left = what(new Ink(screen));
        String right = "run " + run;
        int gap = Math.max(2, Math.min(screen.columns(), 80) - Text.width(left) - Text.width(right));
        return left + " ".repeat(gap) + right;
    }
}

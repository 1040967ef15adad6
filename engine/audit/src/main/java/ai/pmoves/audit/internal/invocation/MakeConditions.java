package ai.pmoves.audit.internal.invocation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conditions of a Makefile that are open at a line, and whether it counts. */
final class MakeConditions {
    private static final Pattern CONDITION =
            Pattern.compile("^\\s*(?<word>ifeq|ifneq|ifdef|ifndef|else|endif)\\b(?<rest>.*)$", Pattern.DOTALL);

    private final MakeVariables variables;
    private final Deque<Branch> branches = new ArrayDeque<>();
    /** How many of them are not taken. */
    private int closed;

    MakeConditions(MakeVariables variables) {
        this.variables = variables;
    }

    /** @param done whether this branch or one before it was taken */
    private record Branch(boolean taken, boolean done) {}

    /** Whether what stands here counts. */
    boolean taken() {
        return closed == 0;
    }

    /** Takes over what a line of a condition says; false for another line. */
    boolean read(String line) {
        Matcher condition = CONDITION.matcher(line);
        if (!condition.matches()) {
            return false;
        }
        String word = condition.group("word");
        String rest = condition.group("rest").strip();
        if (word.equals("endif")) {
            pop();
        } else if (word.equals("else")) {
            otherwise(rest);
        } else {
            boolean holds = variables.holds(word, rest);
            push(holds, holds);
        }
        return true;
    }

    private void otherwise(String rest) {
        if (!branches.isEmpty()) {
            boolean done = pop();
            Matcher next = CONDITION.matcher(rest);
            boolean holds = !done
                    && (!next.matches()
                            || variables.holds(
                                    next.group("word"), next.group("rest").strip()));
            push(holds, done || holds);
        }
    }

    private void push(boolean taken, boolean done) {
        branches.push(new Branch(taken, done));
        closed += taken ? 0 : 1;
    }

    private boolean pop() {
        Branch branch = branches.poll();
        closed -= branch == null || branch.taken ? 0 : 1;
        return branch != null && branch.done;
    }
}

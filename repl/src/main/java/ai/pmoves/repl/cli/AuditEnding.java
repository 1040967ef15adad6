package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to do about findings. To resume a run that found something would find it again; what helps is to read about it, to let a diff
 * be written, or to take it for known.
 *
 * @param found whose code is {@code audit.findings}, and which is about the rule of the first one; about {@code fix} where a diff can mend
 *     some, about {@code more} where there are more
 * @param parameters of the plan
 */
record AuditEnding(Problem found, Map<String, String> parameters) {

    /** A next command, and what it is good for. */
    record Next(String line, String what) {}

    static boolean is(Problem cause) {
        return cause.code().equals("audit.findings") && !cause.about().isEmpty();
    }

    /** Whether what would mend the first is not all there is to do. */
    static boolean isOfMany(Problem cause) {
        return is(cause) && cause.about().contains("more");
    }

    List<Next> next(Command command) {
        List<Next> next = new ArrayList<>();
        next.add(new Next(command.next("explain", found.about().get(0)), "why it matters, and what mends it"));
        if (!(command instanceof RunCommand)) {
            return next;
        }
        if (found.about().contains("fix") && "false".equals(parameters.get("fix"))) {
            next.add(new Next(command.again(List.of("-p", "fix=true")), "a diff that mends what can be mended"));
        }
        String baseline = parameters.get("baseline");
        // what a diff was just written for is to be mended first, not to be known from now on
        if (baseline != null && parameters.containsKey("updateBaseline") && !"true".equals(parameters.get("fix"))) {
            List<String> words = new ArrayList<>();
            if (baseline.isEmpty()) {
                words.addAll(List.of("-p", "baseline=audit-baseline.json"));
            }
            words.addAll(List.of("-p", "updateBaseline=true"));
            next.add(new Next(command.again(words), "from then on only new ones count"));
        }
        return next;
    }
}

package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocation.Trait;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.kernel.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts whose failure nobody sees: the script goes on, and says that all is well. */
final class MaskedFailure implements Rule {
    private static final String ID = "invocations.masked-failure";
    private static final Set<String> STARTING = Set.of("up", "start", "restart", "run", "build", "create");

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<String, List<Invocation>> units = new LinkedHashMap<>();
        for (Invocation call : Invocations.of(target)) {
            if (call.is(Trait.MASKED) && STARTING.contains(call.verb()) && call.kind() != Kind.DOCUMENT) {
                units.computeIfAbsent(
                                Told.subject(target, call) + (call.is(Trait.SILENCED) ? " silenced" : ""),
                                key -> new ArrayList<>())
                        .add(call);
            }
        }
        units.forEach((subject, calls) -> report(target, findings, subject, calls));
    }

    private static void report(Target target, Findings findings, String subject, List<Invocation> calls) {
        Invocation first = calls.get(0);
        boolean silenced = first.is(Trait.SILENCED);
        String name = first.unit().isEmpty() ? target.tree().name(first.where().file()) : "'" + first.unit() + "'";
        findings.add(
                ID,
                silenced ? Severity.WARNING : Severity.NOTE,
                subject,
                first.where(),
                name + " goes on as if all were well when "
                        + Told.some(calls.stream()
                                .map(call -> "'" + Told.brief(call) + "'")
                                .toList()) + (calls.size() == 1 ? " fails" : " fail")
                        + (silenced ? ", and throws away what it says" : ""),
                silenced ? "let it say what failed, and stop there" : "stop there, or say what will be missing");
    }
}

package ai.pmoves.audit.internal;

import ai.pmoves.audit.internal.hardening.Hardening;
import java.util.List;
import java.util.stream.Stream;

/** Every rule that there is. */
public final class AllRules {
    public static final List<Rule> LIST =
            Stream.of(Hardening.rules()).flatMap(List::stream).toList();

    private AllRules() {}
}

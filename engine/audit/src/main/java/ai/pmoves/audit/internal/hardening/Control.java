package ai.pmoves.audit.internal.hardening;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Catalogue;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Service;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One control that each service has or has not.
 *
 * @param path the entry of the service that a person would edit
 * @param missing what is wrong, in words that follow the service's name, one for each case; empty where the control holds
 * @param mend what would put the control there, where that can be said exactly
 */
record Control(
        String id, String path, Function<Service, List<Lack>> missing, BiFunction<Target, Service, List<Edit>> mend)
        implements Rule {

    /** One that only a person can mend. */
    Control(String id, String path, Function<Service, List<Lack>> missing) {
        this(id, path, missing, (target, service) -> List.of());
    }

    /**
     * @param detail tells cases of one service apart; empty where there is only one
     * @param message follows the service's name
     */
    record Lack(String detail, String message, String fix) {}

    private static final Set<String> NOT_OF_JOBS =
            Set.of("hardening.read-only", "hardening.limits", "hardening.no-new-privileges");

    static List<Lack> lack(boolean lacks, String message, String fix) {
        return lacks ? List.of(new Lack("", message, fix)) : List.of();
    }

    @Override
    public List<String> ids() {
        return List.of(id);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (Service service : target.project().services().values()) {
            if (NOT_OF_JOBS.contains(id) && Jobs.isOne(target, service)) {
                continue; // it is gone with all that it took and wrote when it ends
            }
            String subject = "services." + service.name();
            for (Lack lack : missing.apply(service)) {
                findings.add(new Finding(
                        id,
                        Catalogue.text(id).severity(),
                        subject + "." + path + (lack.detail().isEmpty() ? "" : "." + lack.detail()),
                        "'" + service.name() + "' " + lack.message(),
                        target.project().where(subject + "." + path).orElse(null),
                        lack.fix(),
                        mend.apply(target, service)));
            }
        }
    }
}

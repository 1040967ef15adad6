package ai.pmoves.audit.internal.hardening;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Service;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One control that each service has or has not.
 *
 * @param path the entry of the service that a person would edit
 * @param missing what is wrong, in words that follow the service's name, one for each case; empty where the control holds
 */
record Control(String id, String path, Function<Service, List<Lack>> missing) implements Rule {

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
                findings.add(
                        id,
                        subject + "." + path + (lack.detail().isEmpty() ? "" : "." + lack.detail()),
                        target.project().where(subject + "." + path).orElse(null),
                        "'" + service.name() + "' " + lack.message(),
                        lack.fix());
            }
        }
    }
}

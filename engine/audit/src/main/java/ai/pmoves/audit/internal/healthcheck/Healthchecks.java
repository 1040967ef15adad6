package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.image.ServiceImage;
import ai.pmoves.compose.Service;
import java.util.List;
import java.util.function.Consumer;

/** Every service's healthcheck, looked at once for all that can be wrong with it. */
public final class Healthchecks implements Rule {
    private static final List<Consumer<Checked>> CHECKS = List.of(
            Tools::check,
            ShellForms::check,
            DevTcp::check,
            HttpClients::check,
            AlwaysPasses::check,
            SlowGates::check,
            EarlyEnds::check,
            Deadlocks::check,
            Loopback::check,
            MissingChecks::check);

    @Override
    public List<String> ids() {
        return List.of(
                "healthcheck.always-passes",
                "healthcheck.curl-without-fail",
                "healthcheck.deadlock",
                "healthcheck.dev-tcp",
                "healthcheck.gate-without-check",
                "healthcheck.gives-up-early",
                "healthcheck.host-variable",
                "healthcheck.localhost",
                "healthcheck.missing",
                "healthcheck.shell-form",
                "healthcheck.shell-missing",
                "healthcheck.slow-gate",
                "healthcheck.tool-missing",
                "healthcheck.wget-writes-file");
    }

    @Override
    public void check(Target target, Findings findings) {
        HostVariables.check(target, findings);
        for (Service service : target.project().services().values()) {
            Service.Healthcheck check = service.healthcheck();
            Checked checked = new Checked(
                    target,
                    service,
                    check == null ? null : Probe.of(check.test()),
                    ServiceImage.of(target, service),
                    findings);
            CHECKS.forEach(look -> look.accept(checked));
        }
    }
}

package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.kernel.Severity;

/** Tests that cannot fail. */
final class AlwaysPasses {
    private AlwaysPasses() {}

    static void check(Checked checked) {
        Probe probe = checked.probe();
        if (probe != null && !probe.ends(call -> Ends.EITHER).fail()) {
            checked.find(
                    "healthcheck.always-passes",
                    Severity.NOTE,
                    "",
                    checked.name()
                            + " has a check that cannot fail: it counts as healthy as soon as it runs, whatever it does",
                    "test what it is for; if there is nothing to test, remove the check and wait for service_started");
        }
    }
}

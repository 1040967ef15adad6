package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.internal.image.Contents;
import ai.pmoves.audit.internal.image.Presence;
import ai.pmoves.kernel.Severity;
import java.util.List;
import java.util.Optional;

/** Tests that cannot pass since the image has not what they call. */
final class Tools {
    private static final List<String> CLIENTS = List.of("wget", "curl", "bash", "python3", "python", "node");

    private Tools() {}

    static void check(Checked checked) {
        Probe probe = checked.probe();
        if (probe == null) {
            return;
        }
        if (probe.shell() && checked.contents().shell() == Presence.ABSENT) {
            checked.find(
                    "healthcheck.shell-missing",
                    Severity.ERROR,
                    "",
                    checked.name() + " is checked by a shell, and its image "
                            + checked.service().image() + " has none: it never becomes healthy" + checked.known(),
                    instead(
                            checked,
                            "write the test as [\"CMD\", ...] with a program that the image has, or take an image"
                                    + " with a shell"));
            return;
        }
        boolean passes = probe.ends(call -> Ends.EITHER).pass();
        boolean passesHere = probe.ends(call -> absent(probe, checked, call) ? Ends.FAIL : Ends.EITHER)
                .pass();
        if (passes && !passesHere) {
            probe.calls().stream()
                    .filter(call -> absent(probe, checked, call))
                    .findFirst()
                    .ifPresent(call -> missing(checked, call));
        }
    }

    private static void missing(Checked checked, Call call) {
        boolean built = checked.service().build() != null && !checked.contents().seen();
        checked.find(
                "healthcheck.tool-missing",
                built ? Severity.WARNING : Severity.ERROR,
                call.name(),
                checked.name() + " is checked by " + call.program() + ", which its image"
                        + (built ? "" : " " + checked.service().image())
                        + " has not: it never becomes healthy" + checked.known(),
                instead(
                        checked,
                        built
                                ? "install " + call.name() + " in the Dockerfile, or test with what the image has"
                                : "test with what the image has, or take an image that has " + call.name()));
    }

    private static boolean absent(Probe probe, Checked checked, Call call) {
        boolean builtin = Probe.isBuiltin(call) && (probe.shell() || call != probe.root());
        return !builtin && checked.contents().program(call.program()) == Presence.ABSENT;
    }

    /** A test that works, with what is known to be there. */
    private static String instead(Checked checked, String otherwise) {
        Contents contents = checked.contents();
        Optional<String> proposed = contents.proposedTest();
        if (proposed.isPresent()) {
            return "test: " + proposed.get();
        }
        List<String> there = contents.seen()
                ? CLIENTS.stream()
                        .filter(tool -> contents.program(tool) == Presence.THERE)
                        .toList()
                : List.of();
        return otherwise + (there.isEmpty() ? "" : "; it has " + String.join(", ", there));
    }
}

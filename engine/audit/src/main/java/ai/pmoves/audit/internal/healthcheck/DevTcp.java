package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.internal.image.Presence;
import ai.pmoves.kernel.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /dev/tcp}, which is bash's own and no file, where another shell runs the test. */
final class DevTcp {
    private static final Pattern OUTSIDE = Pattern.compile("[<>]\\s*/dev/(tcp|udp)/");
    private static final Pattern BASH = Pattern.compile("\\bbash\\b");
    private static final Pattern OTHER = Pattern.compile("(.*/)?(sh|ash|dash)");

    private DevTcp() {}

    static void check(Checked checked) {
        Probe probe = checked.probe();
        List<String> test = checked.test();
        if (probe == null) {
            return;
        }
        String command =
                probe.shell() ? test.get(1) : OTHER.matcher(test.get(1)).matches() ? String.join(" ", test) : "";
        if (!OUTSIDE.matcher(command).find() || BASH.matcher(command).find()) {
            return;
        }
        Presence bash = checked.contents().bashAsShell();
        if (bash == Presence.THERE) {
            return;
        }
        boolean sure = bash == Presence.ABSENT;
        checked.find(
                "healthcheck.dev-tcp",
                sure ? Severity.ERROR : Severity.NOTE,
                "",
                checked.name() + " is checked by /dev/tcp, which only bash knows, and "
                        + (sure
                                ? "its image's /bin/sh is another shell: it never becomes healthy" + checked.known()
                                : "is run by /bin/sh, which is bash in few images"),
                "test: [\"CMD\", \"bash\", \"-c\", \":> /dev/tcp/127.0.0.1/PORT\"], if the image has bash");
    }
}

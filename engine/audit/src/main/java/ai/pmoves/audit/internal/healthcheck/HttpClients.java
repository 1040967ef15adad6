package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.internal.image.Presence;
import ai.pmoves.kernel.Severity;
import java.util.List;
import java.util.Set;

/** curl that is content with an error page, and wget that leaves a file behind each time. */
final class HttpClients {
    /** Short options of curl that take a value. */
    private static final String CURL_VALUES = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";

    private static final Set<String> WGET_ELSEWHERE = Set.of("--spider", "--delete-after");

    private HttpClients() {}

    static void check(Checked checked) {
        Probe probe = checked.probe();
        if (probe == null) {
            return;
        }
        for (Call call : probe.calls()) {
            boolean decides =
                    !probe.ends(c -> c.equals(call) ? Ends.FAIL : Ends.PASS).pass();
            if (!decides
                    || call.arguments().stream().anyMatch(word -> word.equals("--help") || word.equals("--version"))) {
                continue;
            }
            if (call.name().equals("curl")
                    && overHttp(call)
                    && !failsOnErrors(call.arguments())
                    && isLast(probe, call)) {
                checked.find(
                        "healthcheck.curl-without-fail",
                        Severity.WARNING,
                        "curl",
                        checked.name() + " is healthy with whatever HTTP status it answers: curl without -f takes a 500"
                                + " for a success",
                        "add -f to curl, with an address that answers without a login",
                        CurlOption.edits(checked));
            }
            if (call.name().equals("wget") && writesFile(call.arguments())) {
                boolean busybox = checked.contents().bashAsShell() == Presence.ABSENT
                        && checked.contents().program("bash") == Presence.ABSENT;
                checked.find(
                        "healthcheck.wget-writes-file",
                        Severity.WARNING,
                        "wget",
                        checked.name() + " is checked by wget that saves what it gets: "
                                + (busybox
                                        ? "the second time the file is there, and BusyBox's wget fails"
                                        : "a file more in its folder with each check, and a failure where that is"
                                                + " read-only"),
                        "add --spider, or -O /dev/null");
            }
        }
    }

    /** Whether its own status counts: nothing reads what it writes. */
    private static boolean isLast(Probe probe, Call call) {
        int at = probe.calls().indexOf(call);
        return probe.calls().stream()
                        .skip(at + 1L)
                        .allMatch(
                                next -> Set.of("exit", "false", "true", "echo").contains(next.name()))
                || probe.script() == null;
    }

    private static boolean overHttp(Call call) {
        return call.arguments().stream()
                .noneMatch(word -> word.matches("(telnet|ftp|tcp|gopher|smtp|ldap)s?://.*")
                        || word.equals("-w")
                        || word.startsWith("--write-out"));
    }

    private static boolean failsOnErrors(List<String> words) {
        for (String word : words) {
            if (word.startsWith("--fail")) {
                return true;
            }
            if (word.matches("-[A-Za-z#0-9].*")) {
                for (char option : word.substring(1).toCharArray()) {
                    if (option == 'f') {
                        return true;
                    }
                    if (CURL_VALUES.indexOf(option) >= 0) {
                        break;
                    }
                }
            }
        }
        return false;
    }

    private static boolean writesFile(List<String> words) {
        return !words.isEmpty()
                && words.stream()
                        .noneMatch(word -> WGET_ELSEWHERE.contains(word)
                                || word.startsWith("--output-document")
                                || word.matches("-[A-Za-z]*O.*"));
    }
}

package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.internal.image.Reference;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Severity;
import java.util.Locale;
import java.util.Map;

/** BusyBox's wget takes the first address of localhost, which is ::1, where the service listens on 0.0.0.0 only. */
final class Loopback {

    private Loopback() {}

    static void check(Checked checked) {
        Probe probe = checked.probe();
        if (probe == null || !busybox(checked) || !listensOnIpv4(checked.service())) {
            return;
        }
        probe.calls().stream()
                .filter(call -> call.name().equals("wget"))
                .flatMap(call -> call.arguments().stream())
                .filter(word -> word.matches("(https?://)?localhost([:/].*)?"))
                .findFirst()
                .ifPresent(url -> checked.find(
                        "healthcheck.localhost",
                        Severity.WARNING,
                        "localhost",
                        checked.name()
                                + " is told to listen on 0.0.0.0, and its check asks localhost with BusyBox's wget,"
                                + " which takes ::1 for it and tries nothing else",
                        "write 127.0.0.1 for localhost"));
    }

    private static boolean busybox(Checked checked) {
        Service service = checked.service();
        return service.build() == null
                && Reference.parse(service.image()).effectiveTag().contains("alpine");
    }

    private static boolean listensOnIpv4(Service service) {
        for (Map.Entry<String, String> variable : service.environment().entrySet()) {
            String name = variable.getKey().toUpperCase(Locale.ROOT);
            if ("0.0.0.0".equals(variable.getValue())
                    && name.matches("(.*_)?(HOST|HOSTNAME|BIND|LISTEN|ADDR|ADDRESS|BIND_ADDRESS|LISTEN_ADDRESS|IP)")) {
                return true;
            }
        }
        return service.definition().path("command").toString().contains("0.0.0.0")
                || service.definition().path("entrypoint").toString().contains("0.0.0.0");
    }
}

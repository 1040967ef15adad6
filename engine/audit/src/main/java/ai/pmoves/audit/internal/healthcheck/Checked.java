package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.image.Contents;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Healthcheck;
import ai.pmoves.kernel.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service with what its healthcheck does and what its image has.
 *
 * @param probe what is tested, or null where the file says nothing of it, or NONE
 */
record Checked(Target target, Service service, @Nullable Probe probe, Contents contents, Findings findings) {

    List<String> test() {
        Healthcheck check = service.healthcheck();
        return check == null ? List.of() : check.test();
    }

    String name() {
        return "'" + service.name() + "'";
    }

    /** @param detail tells findings of one rule about one service apart; may be empty */
    void find(String rule, Severity severity, String detail, String message, String fix) {
        find(rule, severity, detail, message, fix, List.of());
    }

    /** @param edits what would mend it; may be empty */
    void find(String rule, Severity severity, String detail, String message, String fix, List<Edit> edits) {
        String path = "services." + service.name() + ".healthcheck.test";
        findings.add(new Finding(
                rule,
                severity,
                path + (detail.isEmpty() ? "" : "." + detail),
                message,
                target.project().where(path).orElse(null),
                fix,
                edits));
    }

    /** A fact of the image with how it is known, to end a sentence with. */
    String known() {
        return contents.source().isEmpty() ? "" : " (" + contents.source() + ")";
    }
}

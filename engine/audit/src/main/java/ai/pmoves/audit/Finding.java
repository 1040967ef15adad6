package ai.pmoves.audit;

import ai.pmoves.audit.internal.OneLine;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a rule found.
 *
 * @param rule its id, such as {@code hardening.privileged}; {@code pmoves explain ID} tells more
 * @param subject what it is about, in words that stay when lines move: {@code services.api.ports.8080}, {@code pmoves/Makefile up}
 * @param message one sentence that names the cause, without a full stop; never a secret's value
 * @param where the place that a person would edit, if there is one
 * @param fix what to do, best a line to write or a command that works when pasted
 * @param edits what would mend it, where that can be said exactly; all of them together
 * @param service that it is about, or null
 */
public record Finding(
        String rule,
        Severity severity,
        String subject,
        String message,
        @Nullable Location where,
        @Nullable String fix,
        List<Edit> edits,
        @Nullable String service) {

    public Finding {
        // names of files and services are in it, and they can hold anything
        message = OneLine.of(message);
        edits = List.copyOf(edits);
    }

    /** A finding about the service that its subject begins with, if it begins with one whose name has no dot. */
    public Finding(
            String rule,
            Severity severity,
            String subject,
            String message,
            @Nullable Location where,
            @Nullable String fix,
            List<Edit> edits) {
        this(rule, severity, subject, message, where, fix, edits, first(subject));
    }

    /** A finding that only a person can mend. */
    public Finding(
            String rule,
            Severity severity,
            String subject,
            String message,
            @Nullable Location where,
            @Nullable String fix) {
        this(rule, severity, subject, message, where, fix, List.of());
    }

    /** The part of the id before the point: what kind of thing was looked at. */
    public String area() {
        return rule.substring(0, rule.indexOf('.'));
    }

    /** The same, about a service. */
    public Finding of(String name) {
        return new Finding(rule, severity, subject, message, where, fix, edits, name);
    }

    private static @Nullable String first(String subject) {
        String[] parts = subject.split("\\.", 3);
        return parts.length > 1 && parts[0].equals("services") ? parts[1] : null;
    }
}

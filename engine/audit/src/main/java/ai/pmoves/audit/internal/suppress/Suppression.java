package ai.pmoves.audit.internal.suppress;

import ai.pmoves.audit.Finding;
import ai.pmoves.kernel.Location;

/**
 * Takes findings of a rule back.
 *
 * @param rule an id, or an area
 * @param subject whose findings: {@code services.api} with all below it; empty for those of the line
 * @param line the line whose findings it is about; 0 for those of the subject, wherever they are; -1 for all of the stack
 */
record Suppression(String rule, String reason, String by, Location where, String subject, int line) {

    boolean covers(Finding finding) {
        if (!finding.rule().equals(rule) && !finding.rule().startsWith(rule + ".")) {
            return false;
        }
        boolean ofSubject = !subject.isEmpty()
                && (finding.subject().equals(subject) || finding.subject().startsWith(subject + "."))
                && (finding.service() == null || subject.length() >= ("services." + finding.service()).length());
        Location place = finding.where();
        boolean ofLine = line > 0
                && place != null
                && place.line() == line
                && place.file().equals(where.file());
        return line < 0 || ofSubject || ofLine;
    }
}

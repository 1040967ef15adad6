package ai.pmoves.audit;

import ai.pmoves.kernel.Severity;

/**
 * What there is to say about a rule.
 *
 * @param id area and name, such as {@code healthcheck.tool-missing}
 * @param severity how much its findings matter, where the finding itself does not say otherwise
 * @param title what is wrong, in one line
 * @param why what comes of it
 * @param fix what to do
 * @param source where the rule comes from
 */
public record RuleText(String id, Severity severity, String title, String why, String fix, String source) {

    public String area() {
        return id.substring(0, id.indexOf('.'));
    }
}

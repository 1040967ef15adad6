package ai.pmoves.audit.internal.invocation;

import java.util.List;

/**
 * One line of a Makefile's recipe, still with make's references in it.
 *
 * @param needs the targets that come first; the line is the rule's then
 */
record Recipe(Source source, String targets, Mapped line, List<String> needs) {
    String unit() {
        return targets.strip().replaceAll("\\s+", " ");
    }
}

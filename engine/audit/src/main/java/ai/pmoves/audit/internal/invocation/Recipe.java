package ai.pmoves.audit.internal.invocation;

import java.util.List;

/**
 * One line of a Makefile's recipe, still with make's references in it.
 *
 * @param unit the targets of its rule, with a blank between them
 * @param needs the targets that come first; the line is the rule's then
 */
record Recipe(Source source, String unit, Mapped line, List<String> needs) {}

/** Guides: what there is to say about an area, and its rules. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.guide;

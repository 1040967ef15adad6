/** What a rule is, the list of all, and what they say of themselves. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal;

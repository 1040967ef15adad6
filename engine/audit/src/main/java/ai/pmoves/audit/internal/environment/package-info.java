/** Variables and their values: where they come from, who else sets them, who can read them. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.environment;

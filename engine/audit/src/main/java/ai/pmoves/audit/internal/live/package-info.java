/** What runs of a stack, against what its files say. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.live;

/** The graph that a plan is: checking it, walking it, choosing from it. Pure. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel.internal.plan;

/** What will become of each step, from what is planned, what the journal knows and what checks say. Pure. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel.internal.decide;

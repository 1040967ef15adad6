/** What is there and what is wanted, to a list of operations. Pure. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.internal.reconcile;

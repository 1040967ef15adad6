/** One writer per stack. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel.internal.lock;

/** Secrets made unreadable in everything that is written, however it is encoded and wherever it is cut. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel.internal.redact;

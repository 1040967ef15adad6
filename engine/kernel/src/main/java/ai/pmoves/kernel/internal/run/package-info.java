/** Acting: runs a plan step by step and journals what becomes of it. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel.internal.run;

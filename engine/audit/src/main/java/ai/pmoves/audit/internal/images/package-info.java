/** Which images a stack runs and builds, and whether tomorrow's are today's. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.images;

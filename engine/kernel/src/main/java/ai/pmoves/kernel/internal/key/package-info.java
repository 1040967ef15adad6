/** What a step's result depends on, as named components and one digest. Pure. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel.internal.key;

/** JSON-like data in one canonical form. Pure. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel.internal.json;

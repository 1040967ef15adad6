/** From the normalised document to the typed project. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.internal.assemble;

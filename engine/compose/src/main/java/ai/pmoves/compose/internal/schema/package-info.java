/** What may stand in a compose file, as data ({@code compose.shapes}), and the check of a document against it. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.internal.schema;

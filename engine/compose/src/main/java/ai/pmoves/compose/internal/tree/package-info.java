/** Walking a document by patterns such as {@code services.*.ports}. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.internal.tree;

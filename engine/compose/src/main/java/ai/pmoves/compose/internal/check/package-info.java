/** What the schema cannot say: rules between attributes, and references between resources. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.internal.check;

/** How a later compose file changes an earlier one: Compose's merge rules, one small class for each family. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.internal.merge;

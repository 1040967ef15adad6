/** What a {@code build} section builds from, so that an image can be told apart from what would be built now. Reads files, starts nothing. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.build;

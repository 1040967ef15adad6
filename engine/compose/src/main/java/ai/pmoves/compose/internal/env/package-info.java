/** What a container's environment and labels become once the files they name are read. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.internal.env;

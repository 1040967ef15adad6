/** From names of files to one merged document: discovery, environment, interpolation, extends, include, tags. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.internal.load;

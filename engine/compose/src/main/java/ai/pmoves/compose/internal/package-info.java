/** How compose files are read. Nothing here is meant for other modules. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.internal;

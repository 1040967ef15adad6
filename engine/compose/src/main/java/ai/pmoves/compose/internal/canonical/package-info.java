/** Short forms to long ones, defaults, absolute paths, and what Compose adds of its own accord. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.internal.canonical;

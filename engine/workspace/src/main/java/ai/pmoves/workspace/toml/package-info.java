/**
 * TOML documents as a tree in which every value knows its place, read by TOML 1.0's rules, and written again. What is wrong in a
 * text comes all at once, located.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.workspace.toml;

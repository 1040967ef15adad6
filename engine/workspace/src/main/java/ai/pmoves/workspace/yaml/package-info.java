/**
 * YAML documents as a tree in which every node knows its place, read by Compose's rules: {@code 22:22} and {@code yes} are
 * strings, duplicate keys are errors, aliases are expanded, tags are kept. Hostile documents end in a located problem.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.workspace.yaml;

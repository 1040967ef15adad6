/** {@code ${VAR:-default}} templates with Compose's grammar. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.workspace.template;

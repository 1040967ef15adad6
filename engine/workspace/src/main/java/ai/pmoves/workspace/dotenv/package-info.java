/** Env files, read by Compose's grammar. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.workspace.dotenv;

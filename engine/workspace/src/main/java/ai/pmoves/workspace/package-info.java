/** What lies in a workspace: YAML documents with positions, env files, git. Reads files; opens no socket. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.workspace;

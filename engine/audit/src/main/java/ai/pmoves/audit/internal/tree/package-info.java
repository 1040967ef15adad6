/** The files of a workspace as rules read them: listed once, each read once, what is too large or no text left out. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.tree;

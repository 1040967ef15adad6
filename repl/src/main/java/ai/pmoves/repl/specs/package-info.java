/** Runs specifications of runbooks, with libraries that are loaded only for that. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl.specs;

/** Rules about how Compose is called: with which files, from where, as which project, and what a call may destroy or hide. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.calls;

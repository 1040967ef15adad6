/** What reading the stack's files, and its preflight, have found, as findings: one engine serves both. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.stack;

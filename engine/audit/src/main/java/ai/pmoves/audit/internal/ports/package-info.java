/** What of a stack is reachable from outside. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.ports;

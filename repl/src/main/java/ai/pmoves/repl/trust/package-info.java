/** Which runbooks may be evaluated on this machine, and who said so. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl.trust;

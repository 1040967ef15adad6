/**
 * Is this machine ready? {@link ai.pmoves.repl.doctor.Machine} looks (all the I/O there is), the checks judge what it saw: each
 * names the cause and how to mend it.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl.doctor;

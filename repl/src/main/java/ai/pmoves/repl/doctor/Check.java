package ai.pmoves.repl.doctor;

import java.util.List;

/** Judges one thing about a machine. Says nothing about what does not apply to it. */
@FunctionalInterface
interface Check {
    List<Finding> look(Machine machine);
}

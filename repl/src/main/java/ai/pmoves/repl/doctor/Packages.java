package ai.pmoves.repl.doctor;

import java.util.stream.Stream;

/** What to type to install something: what the machine's apt knows, because a package of one system is none on another. */
final class Packages {
    private Packages() {}

    /**
     * @param documentation how to install it where apt offers none of the names
     * @param names of one thing on different systems, the best first
     */
    static String install(Machine machine, String documentation, String... names) {
        return Stream.of(names)
                .filter(name -> offered(machine, name))
                .findFirst()
                .map(name -> "apt-get install -y " + name)
                .orElse("see " + documentation);
    }

    private static boolean offered(Machine machine, String name) {
        return machine.installed("apt-get")
                && machine.output("env", "LC_ALL=C", "apt-cache", "policy", name)
                        .filter(told -> told.contains("Candidate:") && !told.contains("Candidate: (none)"))
                        .isPresent();
    }
}

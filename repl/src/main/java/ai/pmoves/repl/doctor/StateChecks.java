package ai.pmoves.repl.doctor;

import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.doctor.Machine.FileState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The state folder: what runs have done is kept there, so it must be safe, ours, private, and not full. */
final class StateChecks {
    private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");
    private static final long LEAST = 200L << 20;

    private StateChecks() {}

    static List<Finding> folder(Machine machine) {
        Path folder = machine.stateFolder();
        Optional<FileState> state = machine.file(folder);
        if (state.isPresent() && !state.get().directory()) {
            return List.of(Finding.fail(
                    "state",
                    folder + " is a file, not a folder",
                    "set PMOVES_STATE_DIR to a folder, or move the file"));
        }
        if (state.isPresent() && !state.get().writable()) {
            return List.of(Finding.fail(
                    "state", folder + " cannot be written", "chmod u+rwx " + folder + ", or set PMOVES_STATE_DIR"));
        }
        return List.of(Finding.ok(
                "state",
                folder + (state.isPresent() ? "" : " (made by the first run)")
                        + "; only runs that share it wait for each other"));
    }

    static List<Finding> owner(Machine machine) {
        return machine.file(machine.stateFolder())
                        .filter(state -> !state.ours())
                        .isPresent()
                ? List.of(Finding.fail(
                        "state-owner",
                        machine.stateFolder() + " belongs to somebody else, as after one run with sudo",
                        "sudo chown -R \"$(id -un)\" " + machine.stateFolder()))
                : List.of();
    }

    static List<Finding> modes(Machine machine) {
        List<Path> places = new ArrayList<>(List.of(machine.stateFolder()));
        places.add(machine.stateFolder().resolve("journal.db"));
        for (Path place : places) {
            Optional<FileState> state = machine.file(place);
            if (state.isPresent() && !state.get().mode().endsWith("------")) {
                return List.of(Finding.fail(
                        "state-mode",
                        place + " can be read by others (" + state.get().mode() + ")",
                        "chmod -R go= " + machine.stateFolder()));
            }
        }
        return List.of();
    }

    static List<Finding> space(Machine machine) {
        long free = machine.freeBytes(machine.stateFolder());
        return free >= 0 && free < LEAST
                ? List.of(Finding.fail(
                        "state-space",
                        "only " + (free >> 20) + " MiB are free where runs are kept (" + machine.stateFolder() + ")",
                        "free some space, or set PMOVES_STATE_DIR to a larger disk"))
                : List.of();
    }

    /** A lock's file outlives its holder; it holds nobody up, but tells of a run that was cut off. */
    static List<Finding> locks(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        for (Path file : machine.children(machine.stateFolder().resolve("locks"))) {
            Matcher pid = PID.matcher(
                    file.toString().endsWith(".json") ? machine.read(file).orElse("") : "");
            if (pid.find() && !machine.alive(Long.parseLong(pid.group(1)))) {
                String stack = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
                findings.add(Finding.warn(
                        "stale-lock",
                        "the run that held '" + stack + "' is gone (process " + pid.group(1)
                                + "); the next one takes the lock over",
                        "pmoves resume"));
            }
        }
        return findings;
    }

    static List<Finding> opens(Machine machine) {
        Machine.StateAnswer answer = machine.state();
        Problem problem = answer.problem();
        if (problem != null) {
            String fix = problem.fix();
            return List.of(Finding.fail(
                    "journal",
                    problem.message(),
                    fix == null ? "set PMOVES_STATE_DIR to a folder on a local disk" : fix));
        }
        List<Finding> findings = new ArrayList<>();
        for (Orphan orphan : answer.orphans()) {
            findings.add(Finding.fail(
                    "orphan",
                    "a child of run " + orphan.run() + ", step " + orphan.step() + ", outlived it: process "
                            + orphan.pid() + " (" + orphan.command() + ")",
                    "kill -- -" + orphan.pid()));
        }
        return findings;
    }
}

package ai.pmoves.repl.console;

import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.Sha256;
import ai.pmoves.kernel.StepPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts of a run's steps that are edited, in the state folder and for their owner only. The editor writes into it: what the runbook
 * did not take, or what was saved before the session was ended, is there for the step's next edit. Each step has its own.
 */
final class Drafts {
    /** In bytes, as of a runbook. */
    static final int LARGEST = 1 << 20;

    private static final String TEXT = "step.groovy";
    private static final String BEFORE = "before.groovy";

    /** @param insteadOf the step's text in the runbook, which it was to replace */
    record Draft(String text, String insteadOf) {}

    private final Path folder;

    /** @param run its id */
    Drafts(Path state, String run) {
        this.folder = state.resolve("edits").resolve(run);
    }

    /** Empty where nothing was written that the runbook did not hold. */
    Optional<Draft> of(StepPath step) {
        try {
            String text = ForeignFile.text(of(step, TEXT), LARGEST).stripTrailing();
            String before = ForeignFile.text(of(step, BEFORE), LARGEST);
            return text.equals(before.stripTrailing()) ? Optional.empty() : Optional.of(new Draft(text, before));
        } catch (IOException e) {
            return Optional.empty(); // there is none, or none that anybody could go on with
        }
    }

    /** @return the file with its text, to be edited. Beside it stays what an editor left there to recover from */
    Path keep(StepPath step, Draft draft) throws IOException {
        Path file = of(step, TEXT);
        if (!Files.isRegularFile(file)) {
            drop(step);
        }
        OwnerOnly.createFolderOf(file);
        AtomicFile.at(of(step, BEFORE)).write(draft.insteadOf());
        AtomicFile.at(file).write(draft.text() + "\n");
        return file;
    }

    void drop(StepPath step) throws IOException {
        Path own = folder.resolve(name(step));
        if (Files.isDirectory(own)) {
            try (Stream<Path> found = Files.walk(own)) {
                List<Path> all = found.sorted(Comparator.reverseOrder()).toList();
                for (Path file : all) {
                    Files.deleteIfExists(file);
                }
            }
        }
        if (!any()) {
            Files.deleteIfExists(folder);
        }
    }

    /** Whether there is one of any step. */
    boolean any() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> steps = Files.list(folder)) {
            return steps.findAny().isPresent();
        }
    }

    private Path of(StepPath step, String name) {
        return folder.resolve(name(step)).resolve(name);
    }

    private static String name(StepPath step) {
        return Sha256.of(step.value()).substring(0, 16);
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.dsl.Runbooks.Outline;
import ai.pmoves.dsl.Runbooks.Parameter;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.screen.Text;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What shells complete from, so that no key waits for a JVM: files in {@code completion/} of the state folder, a line of them a word,
 * a tab and what it is.
 *
 * <ul>
 *   <li>{@code runs}: the latest, newest first; {@code of-run/ID}: the steps of one; {@code restarts/ID}: what their author offers
 *   <li>{@code params/PATH}, {@code steps/PATH}: of the runbook in the file at that absolute path
 * </ul>
 */
record CompletionFacts(FactFiles files) {
    private static final int RUNS = 50;

    static CompletionFacts of(Invocation invocation) {
        return new CompletionFacts(
                new FactFiles(invocation.house().state().path().resolve("completion")));
    }

    void parameters(Outline outline) {
        files.write(
                below("params", outline.file()),
                outline.parameters().stream().flatMap(CompletionFacts::forms).toList());
    }

    void steps(Plan plan) {
        files.write(
                below("steps", plan.file()),
                names(plan.steps().stream().map(Step::path).toList()));
    }

    /** A run that is on: should it be killed, its id can be completed all the same. */
    void begun(String run, Plan plan) {
        List<String> all = new ArrayList<>(List.of(line(run, "running, " + plan.runbook() + " on " + plan.stack())));
        files.read("runs").stream().filter(line -> !line.startsWith(run + "\t")).forEach(all::add);
        files.write("runs", all.subList(0, Math.min(RUNS, all.size())));
        files.write("of-run/" + run, names(plan.steps().stream().map(Step::path).toList()));
        files.write(
                "restarts/" + run,
                plan.steps().stream().flatMap(CompletionFacts::restarts).toList());
    }

    /** The latest runs as they are now; what there is of older ones goes. */
    void runs(Journal journal) {
        List<Run> latest = journal.runs(RUNS);
        files.write(
                "runs",
                latest.stream()
                        .map(run -> line(run.id(), about(run)))
                        .filter(line -> !line.isEmpty())
                        .toList());
        Set<String> kept = new HashSet<>(latest.stream().map(Run::id).toList());
        Set<String> known = files.names("of-run");
        known.stream().filter(id -> !kept.contains(id)).forEach(id -> {
            files.remove("of-run/" + id);
            files.remove("restarts/" + id);
        });
        latest.stream()
                .filter(run -> !known.contains(run.id()))
                .forEach(run -> files.write(
                        "of-run/" + run.id(),
                        names(journal.steps(run.id()).stream()
                                .map(StepState::path)
                                .toList())));
    }

    private static Path below(String folder, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return Path.of(folder).resolve(absolute.getRoot().relativize(absolute));
    }

    /** A choice is offered with each of its values. */
    private static Stream<String> forms(Parameter parameter) {
        List<String> values = parameter.type().equals("flag") ? List.of("true") : parameter.choices();
        return (values.isEmpty() ? Stream.of("") : values.stream())
                .map(value -> line(parameter.name() + "=" + value, parameter.about()))
                .filter(line -> !line.isEmpty());
    }

    private static Stream<String> restarts(Step step) {
        return step.restarts().stream()
                .map(own -> line(own.name(), "of " + step.path()))
                .filter(line -> !line.isEmpty());
    }

    /** Groups too. */
    private static List<String> names(List<StepPath> paths) {
        TreeSet<String> names = new TreeSet<>();
        for (StepPath path : paths) {
            names.add(line(path.value(), ""));
            if (!path.group().isEmpty()) {
                names.add(line(path.group(), ""));
            }
        }
        names.remove("");
        return List.copyOf(names);
    }

    private static String about(Run run) {
        DateTimeFormatter when =
                DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
        return run.state().word() + ", " + (run.rehearsal() ? "rehearsed " : "") + run.runbook() + " on " + run.stack()
                + ", " + when.format(run.started());
    }

    /** Empty where the word is none that can stand in a line. */
    private static String line(String word, String about) {
        return word.isEmpty() || word.chars().anyMatch(Character::isISOControl)
                ? ""
                : word + "\t" + Text.oneLine(about);
    }
}

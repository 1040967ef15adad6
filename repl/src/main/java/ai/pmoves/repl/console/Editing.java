package ai.pmoves.repl.console;

import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.console.Drafts.Draft;
import ai.pmoves.repl.screen.Text;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The text of one step in the person's own editor. What comes back is checked as the whole runbook before the file is changed; what
 * does not compile stays a draft, with which the next edit goes on.
 */
final class Editing {
    private static final String MARK = "\uFEFF";
    private static final int CONTEXT = 1;
    private static final String KEPT = ":edit goes on with what you wrote, :edit fresh begins again";

    private final Desk desk;
    private final Seat seat;

    Editing(Desk desk) {
        this.desk = desk;
        this.seat = desk.seat();
    }

    /**
     * @param fresh whether it begins with what stands in the runbook, even where there is a draft
     * @return whether the runbook is another one now
     */
    boolean edit(boolean fresh) throws Exception {
        trusted(desk.run().run().file());
        Location place = place();
        Path file = place.file();
        StepText began = new StepText(
                trusted(file),
                seat.runbooks().step(file, place.line()).orElseThrow(() -> refused("no step stands at " + place)));
        Optional<Draft> draft = fresh ? Optional.empty() : drafts().of(step());
        draft.ifPresent(one -> tell(one, began, file));
        try {
            String edited = edited(began, draft.map(Draft::text).orElse(began.own()));
            if (edited.equals(began.own().stripTrailing())) {
                seat.err().line("nothing was changed");
                return false;
            }
            return taken(file, began, edited);
        } finally {
            desk.draft(drafts().any());
        }
    }

    private void tell(Draft draft, StepText began, Path file) {
        seat.err()
                .line(
                        "   it begins with what you wrote before, which the runbook does not hold; :edit fresh begins again");
        if (!draft.insteadOf().equals(began.own())) {
            seat.err().line("   the step was changed in the runbook since: what you write takes the place of that");
            diff(draft.insteadOf(), began.own(), file);
        }
    }

    private boolean taken(Path file, StepText began, String edited) throws IOException {
        try {
            return placed(file, began, edited);
        } catch (PmovesException e) {
            seat.err().line("   what you wrote is kept: :edit goes on with it");
            desk.edited();
            throw e;
        }
    }

    /** Into the file as it is by now: somebody else may have saved it while the editor was open. */
    private boolean placed(Path file, StepText began, String edited) throws IOException {
        String now = trusted(file);
        Optional<StepText> step = began.in(now);
        while (step.isPresent()) {
            String before = now;
            String after = step.get().with(edited);
            Optional<List<Step>> steps = fitting(file, after);
            if (steps.isEmpty()) {
                seat.err().line("   the runbook is as it was; " + KEPT);
                desk.failed();
                return false;
            }
            now = trusted(file);
            if (now.equals(before)) {
                replace(file, after);
                seat.sessions().edited(file, before, after);
                if (!before.equals(began.whole())) {
                    seat.err().line("   the runbook was changed meanwhile: your edit stands in it as it is now");
                }
                drafts().drop(step());
                diff(before, after, file);
                int from = step.get().lines().from();
                tellSiblings(steps.get(), file, from, from + edited.split("\n", -1).length);
                desk.edited();
                return true;
            }
            step = began.in(now);
        }
        seat.err().line("   the runbook was changed meanwhile; " + KEPT);
        diff(began.whole(), now, file);
        desk.edited();
        desk.failed();
        return false;
    }

    /** What stands in it is evaluated with the edit, and trusted with it from then on: it has to be trusted before. */
    private String trusted(Path file) {
        String text = read(file);
        seat.sessions().demand(file, text);
        return text;
    }

    /** Without the mark that editors on Windows put before a text, and that is no part of it. */
    private static String read(Path file) {
        String text = OwnFile.read(file);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    private Drafts drafts() {
        return new Drafts(seat.state(), desk.run().run().id());
    }

    private StepPath step() {
        return Objects.requireNonNull(desk.run().at()).path();
    }

    /** What is different from the text with which the run was last gone on with. */
    void diff() {
        Path file = desk.run().run().file();
        diff(desk.run().run().source(), read(file), file);
    }

    private void diff(String before, String after, Path file) {
        List<String> old = before.lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                String.valueOf(file.getFileName()),
                String.valueOf(file.getFileName()),
                old,
                DiffUtils.diff(old, after.lines().toList()),
                CONTEXT);
        if (lines.isEmpty()) {
            seat.out().line("no difference");
        }
        lines.stream()
                .skip(2)
                .forEach(line -> seat.out()
                        .line(
                                line.startsWith("+")
                                        ? seat.out().ink().good(desk.safe(line))
                                        : line.startsWith("-")
                                                ? seat.out().ink().bad(desk.safe(line))
                                                : desk.safe(line)));
    }

    /** Where the step stands in the runbook as it is now, which may be another one than the session was begun with. */
    private Location place() {
        Entered here = desk.run();
        StepState at = here.at();
        Location place = at == null
                ? null
                : seat.sessions().at(here.run(), at.path(), here.outputs()).step();
        if (place == null) {
            throw refused("the session is at no step");
        }
        return place;
    }

    /** One text may make many steps, in a loop: whoever mends one of them mends them all. */
    private void tellSiblings(List<Step> steps, Path file, int from, int end) {
        List<String> made = steps.stream()
                .filter(one -> one.location() != null
                        && one.location().file().equals(file)
                        && one.location().line() >= from
                        && one.location().line() < end)
                .map(one -> one.path().value())
                .toList();
        if (made.size() > 1) {
            seat.err()
                    .line("   this text makes " + made.size() + " steps, all of them edited: "
                            + Text.oneLine(String.join(", ", made)));
        }
    }

    /** The steps that the text makes; empty where it has mistakes, which are told. */
    private Optional<List<Step>> fitting(Path file, String text) {
        LineProblems told = new LineProblems(seat.err().screen(), seat.problems());
        List<Problem> mistakes = seat.runbooks().lint(file, text).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!mistakes.isEmpty()) {
            seat.err().lines(told.lines(mistakes, text, file::equals));
            return Optional.empty();
        }
        if (!file.equals(desk.run().run().file())) {
            return Optional.of(List.of()); // shared steps are evaluated with the runbook that takes them in
        }
        try {
            return Optional.of(seat.sessions()
                    .plan(file, desk.run().run().parameters(), text)
                    .steps());
        } catch (PmovesException e) {
            seat.err().lines(told.lines(e.problems(), text, file::equals));
            return Optional.empty();
        }
    }

    /** What the person's editor makes of the text: kept until the runbook holds it. */
    private String edited(StepText began, String text) throws IOException, InterruptedException {
        Draft draft = new Draft(text, began.own());
        Path file = drafts().keep(step(), draft);
        String editor =
                seat.environment().getOrDefault("VISUAL", seat.environment().getOrDefault("EDITOR", "vi"));
        int code = new ProcessBuilder("sh", "-c", editor + " \"$1\"", editor, file.toString())
                .inheritIO()
                .start()
                .waitFor();
        String left;
        try {
            left = began.left(ForeignFile.text(file, Drafts.LARGEST));
        } catch (IOException e) {
            drafts().keep(step(), draft);
            dropUnchanged(began, text);
            throw refused("what the editor left cannot be taken: " + ForeignFile.why(e) + "; the runbook is as it was");
        }
        boolean dropped = dropUnchanged(began, left);
        if (code != 0) {
            throw refused("the editor '" + editor + "' ended with exit code " + code
                    + (dropped ? "" : "; what you wrote is kept: :edit goes on with it"));
        }
        return left;
    }

    private boolean dropUnchanged(StepText began, String text) throws IOException {
        boolean unchanged = text.stripTrailing().equals(began.own().stripTrailing());
        if (unchanged) {
            drafts().drop(step());
        }
        return unchanged;
    }

    private static void replace(Path file, String text) {
        try {
            String mark = OwnFile.read(file).startsWith(MARK) ? MARK : "";
            AtomicFile.existing(file).write(mark + text);
        } catch (IOException e) {
            throw OwnFile.unwritten(file, e);
        }
    }

    private static PmovesException refused(String message) {
        return new PmovesException(ExitCode.USAGE, Problem.error("console.edit", message));
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.dsl.Reach;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.trust.Approvals;
import ai.pmoves.repl.trust.Trust;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Asks whether a runbook that was never seen, or has changed, is to be trusted: before anything of it has run. */
final class TrustQuestion {
    private static final String CODES = "trust.";

    private final Command command;
    private final Invocation invocation;
    private final Prompt prompt;

    TrustQuestion(Command command) {
        this.command = command;
        this.invocation = command.invocation;
        this.prompt = new Prompt(invocation);
    }

    /**
     * Evaluates, once everything that it takes is trusted. What a runbook takes in by a name that is not written out is asked about when
     * it comes to it.
     *
     * @param pinned whether it is another text than the file's that is evaluated: nobody is asked about that
     * @throws PmovesException (secret) where it is not trusted
     */
    <T> T beforehand(Path file, boolean pinned, Supplier<T> evaluation) {
        Set<List<Problem>> asked = new HashSet<>();
        while (true) {
            try {
                return evaluation.get();
            } catch (PmovesException e) {
                if (!isAboutTrust(e)) {
                    throw e;
                }
                if (pinned || !asked.add(e.problems()) || !prompt.possible(command.noInput)) {
                    throw refused(e, file, pinned);
                }
                ask(e, file);
            }
        }
    }

    private static boolean isAboutTrust(PmovesException e) {
        return e.exitCode() == ExitCode.SECRET
                && e.problems().stream()
                        .anyMatch(problem -> problem.code().startsWith(CODES) && problem.where() != null);
    }

    /** The command that approves all of it: the runbook, not the file that it was about to take in. */
    private PmovesException refused(PmovesException e, Path file, boolean pinned) {
        return new PmovesException(
                e.exitCode(),
                e.problems().stream()
                        .map(problem -> problem.code().equals("trust.commit")
                                        || problem.code().equals("trust.store")
                                ? problem
                                : problem.fix(
                                        pinned
                                                ? "without --pinned the file's own text is used"
                                                : command.next("trust", shown(place(problem, file)))))
                        .toList());
    }

    private static Path place(Problem problem, Path file) {
        return problem.where() == null ? file : problem.where().file();
    }

    private void ask(PmovesException e, Path file) {
        Trust trust = invocation.house().trust();
        Problem why = e.problems().get(0);
        Approvals approvals = Approvals.of(place(why, file), invocation.house().runbooks());
        Out err = invocation.err();
        err.line(err.ink().warn("?") + "  " + err.ink().strong(Text.oneLine(shown(place(why, file)))) + ": "
                + Text.oneLine(why.message()));
        TrustScreen screen = new TrustScreen(invocation, trust);
        err.lines(screen.question(approvals));
        String answer = answer();
        while (answer.equals("s")) {
            err.lines(screen.texts(approvals));
            answer = answer();
        }
        if (!answer.equals("y")) {
            throw new PmovesException(
                    ExitCode.SECRET,
                    Problem.error("trust.refused", "not trusted: nothing of it has run")
                            .at(why.where())
                            .fix(command.next("trust", shown(place(why, file))) + ", when you have read it"));
        }
        for (Reach reach : approvals.files()) {
            if (!Trust.ships(reach.text())) {
                trust.store().approve(reach, approvals.scripts(reach));
            }
        }
    }

    private String answer() {
        String typed = prompt.ask("   Trust it as it is now, and go on? [y]es [n]o [s]how its text: ");
        return typed.isEmpty() ? "" : typed.substring(0, 1).toLowerCase(Locale.ROOT);
    }

    private String shown(Path file) {
        return command.problems(command.err()).shown(file).toString();
    }
}

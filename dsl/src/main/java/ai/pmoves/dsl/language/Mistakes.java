package ai.pmoves.dsl.language;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.OwnRestart;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.nio.file.Path;
import java.util.Collection;

/** The author's mistakes that only show while a runbook is evaluated. */
public final class Mistakes {
    private Mistakes() {}

    /** A name that is not among the known ones. */
    public static PmovesException unknown(
            String code, String kind, String name, String place, Collection<String> known) {
        return usage(Problem.error(code, place + " has no " + kind + " '" + name + "'" + Spelling.hint(name, known))
                .fix(known.isEmpty() ? null : "known here: " + String.join(", ", known)));
    }

    public static PmovesException of(String code, String message, String fix) {
        return usage(Problem.error(code, message).fix(fix));
    }

    /** A file without the word that begins a runbook, at its first line. */
    public static PmovesException noRunbook(Path file) {
        return usage(Problem.error("dsl.no-runbook", file.getFileName() + " declares no runbook")
                .at(new Location(file, 1, 1))
                .fix("begin it with runbook('name') { }"));
    }

    /** A file that was asked for its one policy of routing, and has none, or several. */
    public static PmovesException routings(Path file, int found) {
        return usage(Problem.error(
                        "routing.no-policy",
                        file.getFileName() + (found == 0 ? " has no routing { }" : " has " + found + " routing { }"))
                .at(new Location(file, 1, 1))
                .fix("name a runbook with one: runbooks/routing.groovy"));
    }

    /** A runbook with a policy alone, of which a run would do nothing. */
    public static PmovesException onlyPolicy(Path file) {
        return usage(Problem.error(
                        "routing.only-policy", file.getFileName() + " is a policy and has no step: nothing would run")
                .at(new Location(file, 1, 1))
                .fix(
                        "pmoves routing explain all FILE, pmoves gateway --policy FILE, or pmoves run routing -p policy=FILE"
                                .replace("FILE", String.valueOf(file.getFileName()))));
    }

    /** A policy of another runbook that is to be evaluated with what it does not take. */
    public static PmovesException noParameter(Path file, String name) {
        return usage(Problem.error("routing.no-parameter", file.getFileName() + " has no parameter '" + name + "'")
                .at(new Location(file, 1, 1))
                .fix("params { text '" + name + "', byDefault: '' }, and routing(" + name + ": params.list('" + name
                        + "')) { }"));
    }

    /** What cannot be the name of a step, a group or a runbook. */
    public static PmovesException name(IllegalArgumentException cause) {
        return of("dsl.name", String.valueOf(cause.getMessage()), "step('start-api'), step('pull', key: 'postgres')");
    }

    /** A step that would do nothing. */
    public static PmovesException noAction(String step) {
        return of("dsl.no-action", "step '" + step + "' has no action", "action { ... } says what it does");
    }

    /** @throws PmovesException (usage) for what cannot be the name of a restart */
    public static void demandRestartName(String name) {
        try {
            OwnRestart.demandName(name);
        } catch (IllegalArgumentException e) {
            throw of("dsl.restart-name", String.valueOf(e.getMessage()), "restart('use the small model') { ... }");
        }
    }

    /** Two ways on of one step that a person could not tell apart. */
    public static PmovesException restartTwice(String name) {
        return of("dsl.restart-name", "the step has two restarts '" + name + "'", "give one of the two another name");
    }

    private static PmovesException usage(Problem problem) {
        return new PmovesException(ExitCode.USAGE, problem);
    }
}

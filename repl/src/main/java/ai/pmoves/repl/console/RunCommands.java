package ai.pmoves.repl.console;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.console.Command.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands about the run that was entered: each is an act that the command line has too. */
final class RunCommands {
    private final Desk desk;
    private final Seat seat;
    private final Editing editing;

    RunCommands(Desk desk) {
        this.editing = new Editing(desk);
        this.desk = desk;
        this.seat = desk.seat();
    }

    List<Command> commands() {
        return List.of(
                of("why", "[STEP]", "why it stopped, and what the step depends on", Kind.STEP, this::why),
                of("logs", "[STEP]", "all that the step wrote", Kind.STEP, this::logs),
                of("plan", "", "what going on would do, and why", Kind.NOTHING, rest -> call("plan", "--resume", id())),
                of("show", "", "every step of the run, and how it ended", Kind.NOTHING, rest -> call("show", id())),
                of("at", "[STEP]", "stand at another step; alone: where it stopped", Kind.STEP, this::at),
                of(
                        "continue",
                        "",
                        "go on; what is done and unchanged stays as it is",
                        Kind.NOTHING,
                        rest -> act("resume", id())),
                of("break", "[STEP]", "stop before that step; said again: no longer", Kind.STEP, this::breakBefore),
                of("retry", "", "do the step again, then go on", Kind.NOTHING, rest -> retry()),
                of(
                        "restart",
                        "[NAME]",
                        "a way on that the step offers; alone: all ways on",
                        Kind.NOTHING,
                        this::restart),
                of("skip", "REASON", "leave the step out, and what needs it; then go on", Kind.NOTHING, this::skip),
                of("value", "EXPR", "take this as the step's result, then go on", Kind.EXPRESSION, this::value),
                of("from", "STEP", "do that step again, and what comes after it", Kind.STEP, this::from),
                of(
                        "edit",
                        "[retry] [fresh]",
                        "change the step in $EDITOR; retry: then go on",
                        Kind.NOTHING,
                        this::edit),
                of("diff", "", "what in the runbook is not as it was run last", Kind.NOTHING, rest -> editing.diff()),
                of("undo", "[STEP] [--yes]", "take back what the run did, or one step of it", Kind.STEP, this::undo),
                of("detach", "", "leave; the run waits to be gone on with", Kind.NOTHING, rest -> desk.leave()));
    }

    private static Command of(String name, String takes, String about, Kind kind, Command.Body body) {
        return new Command(name, takes, about, kind, true, body);
    }

    private String id() {
        return desk.run().run().id();
    }

    /** Where the session stands: at the step that stopped the run, unless another was asked for. */
    private String step() {
        StepState step = desk.run().at();
        return step == null ? "" : step.path().value();
    }

    /** The same, for what acts: where no step stopped the run, it acts on one that was asked for only. */
    private String decided() {
        Entered here = desk.run();
        if (here.stopped() == null && !here.chosen()) {
            throw refused(
                    "no step stopped run " + id() + ", which " + here.run().state() + ": which one is meant?",
                    ":at STEP stands there");
        }
        return step();
    }

    private String stepOr(String typed) {
        return typed.isEmpty() ? step() : typed;
    }

    private void why(String rest) {
        Entered here = desk.run();
        if (rest.isEmpty() && here.stopped() != null && !here.elsewhere()) {
            desk.look(runs -> {
                FailureBox.show(seat, runs.journal(), here.run(), here.stopped());
                return here;
            });
        }
        call("why", id(), stepOr(rest));
    }

    private void logs(String rest) {
        call("logs", id(), stepOr(rest));
    }

    private void at(String rest) {
        Entered here = desk.run();
        if (!rest.isEmpty()) {
            here.names().one(rest); // where it is none, the session stays where it is
        }
        desk.enter(here.run(), rest.isEmpty() ? null : rest);
    }

    private void retry() {
        act("resume", id(), "--restart", "retry", "--step", decided());
    }

    private void edit(String rest) throws Exception {
        List<String> words = rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
        if (!Set.of("retry", "fresh").containsAll(words)) {
            throw refused(
                    "':edit " + rest + "': only the step that stopped the run is edited",
                    ":edit, :edit retry, or :edit fresh");
        }
        if (editing.edit(words.contains("fresh")) && words.contains("retry")) {
            retry();
        }
    }

    private void restart(String rest) {
        if (rest.isEmpty()) {
            demandStopped();
            if (desk.run().elsewhere()) {
                desk.enter(desk.run().run(), null);
            } else {
                desk.ask();
            }
            return;
        }
        act("resume", id(), "--restart", rest, "--step", decided());
    }

    private void demandStopped() {
        if (desk.run().stopped() == null) {
            throw refused(
                    "no step stopped run " + id() + ": it " + desk.run().run().state(), ":at STEP looks at a step");
        }
    }

    private static PmovesException refused(String message, String fix) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("console.run", message).fix(fix));
    }

    private void skip(String rest) {
        if (rest.isEmpty()) {
            throw refused("why is it left out? The reason stands in the journal", ":skip not on this machine");
        }
        act("resume", id(), "--restart", "skip", "--step", decided(), "--reason", desk.safe(rest));
    }

    private void value(String rest) throws Exception {
        if (rest.isEmpty()) {
            throw refused("which value? It becomes the step's result", ":value [port: 8081]");
        }
        String step = decided();
        Object value = new Evaluated(seat, desk).value(rest);
        @Nullable Object shape = desk.session().shape(value);
        act(
                "resume",
                id(),
                "--restart",
                "value",
                "--step",
                step,
                "--value",
                desk.safe(Json.line(shape == null ? "" : shape)),
                "--reason",
                desk.safe(rest));
    }

    private void breakBefore(String rest) {
        if (!rest.isEmpty()) {
            desk.breakpoints().turn(desk.run(), rest);
        }
        List<String> set = desk.breakpoints().all(desk.run());
        seat.err().line(set.isEmpty() ? "no breakpoints" : "stops before " + String.join(", ", set));
    }

    private void from(String rest) {
        if (rest.isEmpty()) {
            throw refused("from which step on? All that was done since is done again", ":from STEP; :show lists them");
        }
        StepNames names = desk.run().names();
        // of a group all: the command line knows it by its name
        String step = names.below(rest).isEmpty() ? names.one(rest).path().value() : rest;
        act("resume", id(), "--from", step, "--force", step);
    }

    private void undo(String rest) {
        List<String> words = new ArrayList<>(List.of("undo", id()));
        if (!rest.isEmpty()) {
            words.addAll(List.of(rest.split("\\s+")));
        }
        act(words.toArray(String[]::new));
    }

    private void call(String... words) {
        desk.call(List.of(words));
    }

    /** Does it, and stands where the run stands then. */
    private void act(String... words) {
        Entered here = desk.run();
        List<String> all = new ArrayList<>(List.of(words));
        if (all.get(0).equals("resume")) {
            String forced = all.get(all.size() - 2).equals("--force") ? all.get(all.size() - 1) : "";
            desk.breakpoints().ahead(here).stream()
                    .filter(path -> !path.equals(forced))
                    .forEach(path -> all.addAll(List.of("--break", path)));
        }
        desk.call(all);
        desk.again();
    }
}

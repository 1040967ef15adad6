package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.SecretNames;
import ai.pmoves.repl.screen.Ink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lies before a person while a console is open: the session, the run that was entered, whether lines may act. */
final class Desk {
    private final Seat seat;
    private final Transcript transcript = new Transcript();
    private boolean armed;
    private boolean left;
    private boolean edited;
    private boolean draft;
    private @Nullable Entered entered;
    private @Nullable RestartMenu menu;
    private final Breakpoints breakpoints = new Breakpoints();
    private boolean asked;
    private boolean wentWell = true;
    private int lines;
    private final Set<Secret> typed = new LinkedHashSet<>();
    private volatile SoonSession session;

    Desk(Seat seat, boolean armed) {
        this.seat = seat;
        this.armed = armed;
        this.session = new SoonSession(seat.sessions()::plain);
    }

    Seat seat() {
        return seat;
    }

    Transcript transcript() {
        return transcript;
    }

    boolean armed() {
        return armed;
    }

    void arm(boolean wanted) {
        armed = wanted;
    }

    boolean left() {
        return left;
    }

    void leave() {
        left = true;
    }

    Breakpoints breakpoints() {
        return breakpoints;
    }

    Optional<Entered> entered() {
        return Optional.ofNullable(entered);
    }

    /** The run that was entered. @throws PmovesException (usage) where none was */
    Entered run() {
        return entered()
                .orElseThrow(() -> new PmovesException(
                        ExitCode.USAGE,
                        Problem.error("console.no-run", "no run was entered")
                                .fix(":runs lists them, :enter RUN enters one")));
    }

    /** Stands at the step of the run that stopped it, or at the one that is named; shows what happened. */
    void enter(@Nullable Run run, @Nullable String step) {
        if (run == null) {
            begin(seat.sessions()::plain);
            return;
        }
        look(runs -> {
            Run now = runs.journal().find(run.id()).orElse(run);
            Entered here = Entered.of(runs.journal(), now, step);
            entered = here;
            breakpoints.take(runs.journal(), here);
            StepState stopped = here.stopped();
            seat.typing().entered(now.id());
            menu = stopped == null || here.elsewhere()
                    ? null
                    : new RestartMenu(now, here.steps(), stopped, runs.journal().events(now.id(), 0));
            if (!here.elsewhere()) {
                FailureBox.show(seat, runs.journal(), now, here.stopped());
            }
            return here;
        });
        Entered here = run();
        StepState at = here.at();
        if (at != null && here.elsewhere()) {
            seat.err()
                    .line("at step " + (here.steps().indexOf(at) + 1) + "/"
                            + here.steps().size() + " '" + at.path() + "', "
                            + at.status().word() + ": it is meant by :retry, :skip, :value, :logs and :why"
                            + (here.stopped() == null
                                    ? ""
                                    : "; :at alone goes back to '"
                                            + here.stopped().path() + "'"));
        }
        begin(() -> at == null ? seat.sessions().plain() : seat.sessions().at(here.run(), at.path(), here.outputs()));
        ask();
    }

    /** Shows the ways on from the step that stopped the run; the next line may answer with a key. */
    void ask() {
        menu().ifPresent(ways -> {
            seat.err().lines(ways.lines(seat.err().screen()));
            asked = true;
        });
    }

    Optional<RestartMenu> menu() {
        return Optional.ofNullable(menu);
    }

    /**
     * The line as a command where it answers what was asked: by a letter as long as the step stands there, since a letter alone is
     * nothing else unless a variable is called so; by a number right behind the question, since later it is one.
     */
    String meant(String line) {
        boolean justAsked = asked;
        asked &= line.isBlank();
        String first = line.strip().split("\\s", 2)[0];
        boolean variable =
                sessionNow().map(now -> now.variables().containsKey(first)).orElse(false);
        return menu().filter(ways -> justAsked || (ways.isLetter(first) && !variable))
                .flatMap(ways -> ways.command(line))
                .map(command -> ":" + command)
                .orElse(line);
    }

    /** That the runbook is not as it was run: the session stands at the step as it is written now. */
    void edited() {
        edited = true;
        Entered here = run();
        StepState at = here.at();
        if (at != null) {
            begin(() -> seat.sessions().at(here.run(), at.path(), here.outputs()));
        }
    }

    /** Whether an edit is kept that the runbook could not take. */
    void draft(boolean kept) {
        draft = kept;
    }

    /** The run again, as it is now. */
    void again() {
        edited = false;
        entered().ifPresent(here -> enter(here.run(), null));
    }

    private void begin(Callable<Session> how) {
        session = new SoonSession(how);
    }

    /**
     * @throws PmovesException where it could not be begun; the next one is without the run
     * @throws Interruptible.Stopped where ^C ended it while it began: as where it could not be
     */
    Session session() throws Exception {
        SoonSession soon = session;
        Optional<Session> begun = soon.now();
        if (begun.isPresent()) {
            return begun.get();
        }
        try {
            return Interruptible.call(soon::get);
        } catch (Interruptible.Stopped e) {
            soon.halt();
            begin(seat.sessions()::plain);
            throw e;
        } catch (CompletionException e) {
            begin(seat.sessions()::plain);
            if (e.getCause() instanceof PmovesException refused) {
                throw refused;
            }
            throw e;
        }
    }

    /** The session where it is there already: nothing that is drawn waits for it. */
    Optional<Session> sessionNow() {
        return session.now();
    }

    /** Begins the session, and lets the compiler warm up, beside the line that is typed. */
    void warm() {
        session.warm();
    }

    /** The line by its number in the transcript, which no other line has, whichever session was begun since. */
    Session.Line compile(String text) throws Exception {
        lines++;
        return session().compile(lines, text);
    }

    /** The number of the line that was compiled last, whether it could be or not. */
    int lines() {
        return lines;
    }

    /** Does what a command of ours does; whether all went well is asked by {@link #wentWell}. */
    void call(List<String> words) {
        wentWell &= seat.acts().call(words) == ExitCode.OK;
    }

    /** That a command of the prompt did not do what it was to do, and has told why. */
    void failed() {
        wentWell = false;
    }

    /** Whether every command that was called since the last time came to a good end. */
    boolean wentWell() {
        boolean well = wentWell;
        wentWell = true;
        return well;
    }

    <T> T look(Function<Runs, T> question) {
        try (Runs runs = seat.runs().get()) {
            return question.apply(runs);
        }
    }

    History history() {
        return new History(seat.state(), name());
    }

    /** The stack that it is about, else the folder. */
    String name() {
        return entered()
                .map(here -> here.run().stack())
                .orElseGet(() -> String.valueOf(seat.directory().getFileName()));
    }

    /** Remembers what looks like a secret in what was typed, whichever session is begun since. */
    void typed(String line) {
        typed.addAll(line.stripLeading().startsWith(":") ? SecretNames.guessIn(line) : SecretNames.guessInCode(line));
    }

    /** Without what is known to be secret, and what was typed and looks like it. */
    String safe(String text) {
        String told = typed.isEmpty() ? text : new Redaction(typed).text(text);
        return known(told);
    }

    private String known(String text) {
        return sessionNow()
                .map(now -> now.safe(text))
                .orElseGet(() -> new Redaction(SecretNames.guess(seat.environment())).text(text));
    }

    PmovesException readsOnly(String what) {
        return new PmovesException(
                ExitCode.USAGE,
                Problem.error("session.reads-only", what + " acts, and this session only reads so far")
                        .fix(":arm"));
    }

    /** Red where what is typed next acts on a protected stack; nothing where nobody is there to read it. */
    String prompt() {
        if (!seat.terminal()) {
            return "";
        }
        String platform = entered()
                .map(here -> here.run().platform())
                .orElseGet(() -> sessionNow().map(Session::platform).orElse(""));
        String text = new PromptText(seat.rehearsal(), platform, name(), entered, edited || draft, armed)
                .on(seat.out().screen());
        Ink ink = seat.out().ink();
        boolean danger = armed
                && Stream.of(name(), sessionNow().map(Session::stack).orElse(""))
                        .anyMatch(stack -> Protected.contains(seat.environment(), stack));
        return danger ? ink.bad(text) : ink.strong(text);
    }
}

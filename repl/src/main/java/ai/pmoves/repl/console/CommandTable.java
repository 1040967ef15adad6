package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.kernel.Status;
import ai.pmoves.repl.console.Command.Kind;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands there are. */
final class CommandTable {
    private static final Pattern TO_BRANCH = Pattern.compile("(?:edits )?to branch (\\S+)");

    private final Desk desk;
    private final Seat seat;
    private final List<Command> all = new ArrayList<>();

    CommandTable(Desk desk) {
        this.desk = desk;
        this.seat = desk.seat();
        add("help", "[COMMAND]", "the commands; more about one where it is named", Kind.COMMAND, this::help);
        add("quit", "", "leave; a run stays as it is", Kind.NOTHING, rest -> desk.leave());
        add("arm", "", "from now on lines may act: start, write, delete", Kind.NOTHING, rest -> arm(true));
        add("disarm", "", "from now on lines only read", Kind.NOTHING, rest -> arm(false));
        add("stack", "", "the services that the compose files describe", Kind.NOTHING, rest -> show("stack.services"));
        add(
                "services",
                "",
                "the containers of the stack as they are now",
                Kind.NOTHING,
                rest -> show("docker.containers(stack)"));
        add(
                "explain",
                "CODE",
                "what a problem's code means, and what to do about it",
                Kind.NOTHING,
                rest -> call("explain", demanded(rest, ":explain command.failed", "which code?")));
        add("runs", "", "the latest runs", Kind.NOTHING, rest -> call("runs"));
        add("enter", "RUN", "look into a run that stopped, mend it, go on", Kind.RUN, this::enter);
        add("attach", "[RUN]", "watch a run of another process; ^C leaves it", Kind.RUN, this::attach);
        add("vars", "", "the variables, and what earlier steps have given", Kind.NOTHING, rest -> vars());
        add(
                "inspect",
                "EXPR",
                "what it is, where it was written, what it knows",
                Kind.EXPRESSION,
                rest -> new Inspected(seat, desk).show(demanded(rest, ":inspect stack.service('api')")));
        add(
                "time",
                "EXPR",
                "evaluate, and tell how long it took",
                Kind.EXPRESSION,
                rest -> time(demanded(rest, ":time docker.containers(stack)")));
        add(
                "watch",
                "EXPR [every 2s]",
                "look again and again, show what is new, until ^C",
                Kind.EXPRESSION,
                rest -> new Watch(seat, desk).run(rest));
        add("transcript", "[md FILE]", "what was typed here, and what came of it", Kind.FILE, this::transcript);
        add(
                "promote",
                "FILE [FROM-TO] [to branch NAME]",
                "the lines that acted, as a new runbook",
                Kind.FILE,
                this::promote);
        new RunCommands(desk).commands().forEach(all::add);
    }

    private void add(String name, String takes, String about, Kind kind, Command.Body body) {
        all.add(new Command(name, takes, about, kind, false, body));
    }

    List<Command> all() {
        return List.copyOf(all);
    }

    Optional<Command> find(String name) {
        return all.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    boolean begins(String name) {
        return all.stream().anyMatch(command -> command.name().startsWith(name));
    }

    /** @param typed without the colon */
    boolean run(String typed) throws Exception {
        String name = typed.split("\\s", 2)[0];
        Optional<Command> known = find(name);
        if (known.isEmpty()) {
            Optional<String> way = desk.menu().flatMap(menu -> menu.command(typed));
            if (way.isPresent()) {
                return run(way.get());
            }
        }
        Command command = known.orElseThrow(() -> unknown(name));
        command.body().run(typed.substring(name.length()).strip());
        return desk.wentWell();
    }

    private PmovesException unknown(String name) {
        List<String> names = all.stream().map(Command::name).toList();
        return new PmovesException(
                ExitCode.USAGE,
                Problem.error("console.command", "there is no command :" + name + Spelling.hint(name, names))
                        .fix(":help"));
    }

    private void help(String rest) {
        HelpScreen screen = new HelpScreen(seat.out(), all);
        String wanted = rest.startsWith(":") ? rest.substring(1) : rest;
        if (!wanted.isEmpty()) {
            screen.of(find(wanted).orElseThrow(() -> unknown(wanted)));
            return;
        }
        if (desk.entered().isPresent()) {
            screen.inRun(desk.menu().isPresent());
        } else {
            screen.outsideRuns();
        }
    }

    private void arm(boolean wanted) {
        desk.arm(wanted);
        seat.err().line(wanted ? "lines act now; what acts becomes a run in the journal" : "lines only read now");
    }

    private void call(String... words) {
        desk.call(List.of(words));
    }

    private void enter(String rest) {
        desk.enter(seat.sessions().run(demanded(rest, ":enter RUN; :runs lists them", "which run?")), null);
    }

    private void attach(String rest) {
        Optional<String> on = desk.entered()
                .map(here -> here.run().id())
                .filter(id -> desk.look(runs -> runs.journal().find(id))
                        .filter(run -> run.state() == Status.RUNNING)
                        .isPresent());
        String run = rest.isEmpty() ? on.orElse("") : rest;
        call(run.isEmpty() ? new String[] {"attach"} : new String[] {"attach", run});
        if (on.isPresent()) {
            desk.again();
        }
    }

    private void show(String expression) throws Exception {
        Object value = new Evaluated(seat, desk).value(expression);
        seat.out().lines(new Drawn(seat, desk.session()).lines(value));
    }

    private static String demanded(String rest, String example) {
        return demanded(rest, example, "which expression?");
    }

    private static String demanded(String rest, String example, String question) {
        if (rest.isEmpty()) {
            throw new PmovesException(
                    ExitCode.USAGE, Problem.error("console.command", question).fix(example));
        }
        return rest;
    }

    private void vars() throws Exception {
        Session session = desk.session();
        Variables variables = new Variables(session, desk.entered());
        seat.out().lines(new Drawn(seat, session).of(variables::rows));
    }

    private void time(String expression) throws Exception {
        long begun = System.nanoTime();
        try {
            if (!new Evaluated(seat, desk).run(expression)) {
                desk.failed();
            }
        } finally {
            seat.err().line("took " + Times.took(Duration.ofNanos(System.nanoTime() - begun)));
        }
    }

    private void promote(String rest) throws Exception {
        Matcher branch = TO_BRANCH.matcher(rest);
        if (!branch.matches()) {
            new Promotion(desk).promote(rest);
            return;
        }
        Run run = desk.run().run();
        Branch repository = new Branch(seat.directory());
        String commit = repository.commit(
                run.file(),
                branch.group(1),
                "Runbook " + run.runbook() + ", as mended in run " + run.id() + " (" + run.state() + ")");
        seat.err().line("committed " + commit + " to branch " + branch.group(1) + "; what is checked out stays");
        List<String> others = repository.othersChanged(run.file());
        if (!others.isEmpty()) {
            seat.err().line("!  changed as well, and not in that commit: " + Text.oneLine(String.join(", ", others)));
        }
    }

    private void transcript(String rest) {
        if (!rest.isEmpty()) {
            write(rest);
            return;
        }
        for (Transcript.Entry entry : desk.transcript().entries()) {
            Stream.of(entry.line().text().split("\n"))
                    .forEach(line -> seat.out()
                            .line((entry.ending() == Transcript.Ending.GOOD ? "  " : "x ")
                                    + entry.line().number() + "  " + desk.safe(Text.plain(line))));
            entry.shown().forEach(line -> seat.out().line("       " + desk.safe(line)));
        }
    }

    private void write(String rest) {
        String[] words = rest.split("\\s+", 2);
        if (!words[0].equals("md") || words.length < 2) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("console.transcript", "which file? Only markdown is written")
                            .fix(":transcript md FILE"));
        }
        List<Transcript.Entry> entries = desk.transcript().entries();
        new TranscriptPage(desk.name(), seat.clock().instant(), entries, desk::safe).write(seat.directory(), words[1]);
        seat.err().line("written: " + words[1] + ", " + Text.count(entries.size(), "line"));
    }
}

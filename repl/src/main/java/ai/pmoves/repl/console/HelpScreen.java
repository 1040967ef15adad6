package ai.pmoves.repl.console;

import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What commands there are, a line for each, so that a small window holds them; more about one of them where it is named. */
final class HelpScreen {
    private static final int ABOUT = 22;
    private static final String INDENT = " ".repeat(ABOUT);

    /** What its one line leaves out. */
    private static final Map<String, String> MORE = Map.ofEntries(
            Map.entry(
                    "arm",
                    "A line that acts becomes a run of one step, under the stack's lock and in the journal. What deletes asks first."
                            + " A prompt that ends in ~> only reads."),
            Map.entry("stack", "The same as: stack.services"),
            Map.entry("services", "The same as: docker.containers(stack)"),
            Map.entry(
                    "explain",
                    "The code stands beside a failure, as in ':explain command.failed'; a runbook's name tells what is in it."),
            Map.entry(
                    "enter",
                    "RUN is an id or how it begins, as :runs shows them, or the name of a runbook for its latest run."
                            + " To enter a run does nothing to it."),
            Map.entry("attach", "Alone: the run that is on. What it does is only shown here: ^C does not stop it."),
            Map.entry(
                    "vars",
                    "output('STEP') is what an earlier step has given, params NAME a parameter of the run: both can be typed in a line."),
            Map.entry("inspect", ":inspect stack.service('api') says which file and line each part comes from."),
            Map.entry(
                    "watch",
                    ":watch docker.containers(stack) every 5s; every 2s unless that is said. What acts is not watched."),
            Map.entry("transcript", ":transcript md notes.md writes it to a new file, without secrets."),
            Map.entry(
                    "promote",
                    ":promote fix.groovy 3-9 makes a runbook of lines 3 to 9, as :transcript numbers them, and checks it before it"
                            + " is written. :promote edits to branch NAME commits what :edit has changed."),
            Map.entry(
                    "why",
                    "What the step depends on, and which of it is not as it was: that is why it was done again, or was not."),
            Map.entry("plan", "Nothing is done. :continue does it."),
            Map.entry(
                    "at",
                    "Its variables can be typed in a line then, and :retry, :skip, :value, :logs and :why are about it."),
            Map.entry("break", "The run stops there when it is gone on with. Alone: which breakpoints there are."),
            Map.entry(
                    "continue",
                    "A step that failed is done again, too; :retry says so in the journal, and does it where nothing has changed."),
            Map.entry("restart", "Such a way may change something first, or take the place of the step's action."),
            Map.entry("skip", ":skip not on this machine; the reason stands in the journal."),
            Map.entry("value", ":value [port: 8081]; the step is not done, and those after it get this."),
            Map.entry("from", "It is done even where its last result would stand."),
            Map.entry(
                    "edit",
                    "Only that step is opened. The runbook is changed if the whole of it compiles; else what you wrote is kept, and"
                            + " :edit goes on with it, :edit fresh begins again. :edit retry goes on with the run at once."),
            Map.entry(
                    "undo",
                    "The last step first. What cannot be taken back is told before, and you are asked; --yes is a yes."));

    private final Out out;
    private final List<Command> all;

    HelpScreen(Out out, List<Command> all) {
        this.out = out;
        this.all = all;
    }

    /** @param asked whether the ways on from a step are on the screen */
    void inRun(boolean asked) {
        intro();
        say(asked ? "In this run (a key in brackets answers, too; :restart asks again):" : "In this run:", 0);
        all.stream().filter(Command::inRun).forEach(this::line);
        say("Anywhere: " + names(false) + "; ':help NAME' says what it does", 2);
    }

    void outsideRuns() {
        intro();
        all.stream().filter(command -> !command.inRun()).forEach(this::line);
        say("And in a run (:enter RUN): " + names(true), 2);
    }

    void of(Command command) {
        String usage = usage(command, command.takes());
        if (Text.width(usage) < ABOUT) {
            say(Text.pad(usage, ABOUT) + command.about(), ABOUT);
        } else {
            out.line(usage);
            say(INDENT + command.about(), ABOUT);
        }
        String more = MORE.getOrDefault(command.name(), "");
        if (!more.isEmpty()) {
            say(INDENT + more, ABOUT);
        }
    }

    private void intro() {
        say(
                "A line is what an action of a runbook can say, such as docker.isReady(stack.service('api')), or ports.who(8080);"
                        + " def x = ... keeps it. Tab completes, ^C stops, ^D leaves.",
                0);
    }

    private void line(Command command) {
        String usage = usage(command, command.takes());
        String fitting = Text.width(usage) < ABOUT ? usage : usage(command, "...");
        say(Text.pad(fitting, ABOUT) + command.about(), ABOUT);
    }

    private static String usage(Command command, String takes) {
        return ("  :" + command.name() + " " + takes).stripTrailing();
    }

    private String names(boolean inRun) {
        return all.stream()
                .filter(command -> command.inRun() == inRun)
                .map(command -> ":" + command.name())
                .collect(Collectors.joining(" "));
    }

    private void say(String line, int indent) {
        out.lines(Text.hanging(line, out.screen().columns(), indent));
    }
}

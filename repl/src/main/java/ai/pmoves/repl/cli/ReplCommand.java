package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.dsl.Reach;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.dsl.Session;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.console.Console;
import ai.pmoves.repl.console.PromptTyping;
import ai.pmoves.repl.console.Seat;
import ai.pmoves.repl.trust.Approvals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "repl",
        description =
                "A prompt: look at stacks, engine and runs; enter a run that stopped, mend it and go on. Reads only until ':arm'.",
        footer = {
            "",
            "  pmoves repl                    look around; ':help' lists the commands",
            "  pmoves repl k7f3               enter that run, at the step that stopped it",
            "  pmoves repl --sandbox          everything that acts goes to a simulated engine",
            ""
        })
final class ReplCommand extends Command {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "the run's id, how it begins, or its runbook's name")
    @Nullable
    String id;

    @Option(names = "--write", description = "let lines act from the beginning, as ':arm' does")
    boolean armed;

    @Option(names = "--sandbox", description = "as --rehearse: nothing outside pmoves is touched")
    boolean sandbox;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description = "the name that is asked for before something of it is destroyed, or on a protected stack")
    Set<String> words = new LinkedHashSet<>();

    @Mixin
    StackOptions options = new StackOptions();

    private final PromptTyping prompt;

    /** The options about the stack, before those of a run were taken over. */
    private List<String> typed = List.of();

    ReplCommand(Invocation invocation) {
        super(invocation);
        prompt = new PromptTyping(invocation.typing());
    }

    /** Whether there is no option to parse: reading the annotations of all options takes as long as the rest of the way to the prompt. */
    static boolean isPlain(String... args) {
        return args.length > 0
                && args.length <= 2
                && args[0].equals("repl")
                && (args.length == 1 || args[1].matches("\\w+"));
    }

    static ReplCommand plain(Invocation invocation, String... args) {
        ReplCommand command = new ReplCommand(invocation);
        command.id = args.length == 1 ? null : args[1];
        return command;
    }

    @Override
    ExitCode run() {
        options.rehearse |= sandbox;
        typed = options.words();
        Run run = null;
        if (id != null) {
            run = meant(id);
            options.takeOver(run, new TakenOver(this, run, options.parameters));
        }
        try (Docker docker = options.docker(invocation.house())) {
            return new Console(seat(docker), armed).run(run);
        }
    }

    /** Entering a run only looks: a runbook's name means its latest. */
    private Run meant(String typed) {
        try (Runs runs = invocation.house().openRuns()) {
            return new KnownRuns(runs.journal()).runOrLatestOf(typed);
        }
    }

    private Seat seat(Docker docker) {
        boolean terminal =
                invocation.inputIsTerminal() && invocation.out().screen().height() > 0 && !noInput;
        return new Seat(
                invocation.in(),
                terminal,
                out(),
                err(),
                prompt,
                invocation.environment(),
                invocation.directory(),
                invocation.house().state().path(),
                invocation.clock(),
                invocation.house()::openRuns,
                invocation.house().runbooks(),
                new Begun(docker),
                words -> act(docker, words),
                this::sure,
                (failure, safe) -> Defect.told(failure, invocation, trace, safe, "pmoves repl --trace"),
                options.rehearse);
    }

    private boolean sure(Confirmation asked) {
        if (words.contains(asked.word())) {
            return true;
        }
        Prompt question = new Prompt(invocation);
        if (!question.possible(noInput)) {
            String option = Asking.option(asked);
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error(
                                    "confirm.nobody-to-ask",
                                    asked.question() + " There is no terminal to ask at; it needs " + option)
                            .fix(again(List.of(option))));
        }
        return question.ask(asked.question() + " Type " + asked.word() + " to go on: ")
                .equals(asked.word());
    }

    private ExitCode act(Docker docker, List<String> words) {
        List<String> all = new ArrayList<>(words);
        if (List.of("resume", "undo", "plan").contains(words.get(0))) {
            all.addAll(typed);
        }
        if (List.of("resume", "undo").contains(words.get(0))) {
            this.words.forEach(word -> all.addAll(List.of("--confirm", word)));
        }
        Stream.of(noInput ? "--no-input" : "", trace ? "--trace" : "", verbose ? "--verbose" : "")
                .filter(option -> !option.isEmpty())
                .forEach(all::add);
        House house = options.rehearse ? new SharedRehearsal(invocation.house(), docker) : invocation.house();
        Invocation called = invocation.fromConsole(prompt, house);
        return ExitCode.of(new Cli(called).run(all.toArray(String[]::new))).orElse(ExitCode.FAILED);
    }

    /** Sessions with the options of this command line. */
    private final class Begun implements Seat.Sessions {
        private final Docker docker;

        Begun(Docker docker) {
            this.docker = docker;
        }

        @Override
        public Session plain() {
            return invocation
                    .house()
                    .runbooks()
                    .session(request(invocation.directory().resolve("session")));
        }

        @Override
        public Run run(String typed) {
            try {
                return meant(typed);
            } catch (PmovesException e) {
                throw NextCommand.again(e, prompt, "repl", typed);
            }
        }

        @Override
        public Session at(Run run, StepPath step, Map<StepPath, Object> outputs) {
            TakenOver taken = new TakenOver(ReplCommand.this, run, options.parameters);
            options.parameters = taken.parameters();
            return invocation.house().runbooks().session(request(run.file()), step, outputs);
        }

        @Override
        public Plan plan(Path file, Map<String, String> parameters, String text) {
            return invocation
                    .house()
                    .runbooks((read, held) -> {
                        if (!held.equals(text)) {
                            invocation.house().trust().demand(read, held);
                        }
                    })
                    .plan(new Runbooks.Request(
                            file,
                            parameters,
                            invocation.environment(),
                            options.platform,
                            docker,
                            invocation.directory(),
                            text));
        }

        @Override
        public void demand(Path file, String text) {
            new TrustQuestion(ReplCommand.this).beforehand(file, false, () -> {
                invocation.house().admission().demand(file, text);
                return file;
            });
        }

        @Override
        public void edited(Path file, String before, String after) {
            Reach now = invocation.house().runbooks().reach(file);
            if (now.text().equals(after)) { // else somebody else was quicker, and what is there now was seen by nobody
                invocation.house().trust().store().approveEdit(before, now);
            }
        }

        @Override
        public void written(Path file) {
            Approvals.of(file, invocation.house().runbooks()).files().stream()
                    .filter(reach -> reach.file().equals(file))
                    .forEach(invocation.house().trust().store()::approve);
        }

        private Runbooks.Request request(Path file) {
            return new Runbooks.Request(
                    file,
                    options.parameters,
                    invocation.environment(),
                    options.platform,
                    docker,
                    invocation.directory());
        }
    }
}

package ai.pmoves.repl.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands there are. Only the one that was typed is built: reading all of their annotations would cost every start. */
final class Commands {
    private static final Map<String, Function<Invocation, CommandLine>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("run", invocation -> new CommandLine(new RunCommand(invocation)));
        ALL.put("plan", invocation -> new CommandLine(new PlanCommand(invocation)));
        ALL.put("resume", invocation -> new CommandLine(new ResumeCommand(invocation)));
        ALL.put("undo", invocation -> new CommandLine(new UndoCommand(invocation)));
        ALL.put("why", invocation -> new CommandLine(new WhyCommand(invocation)));
        ALL.put("runs", invocation -> new CommandLine(new RunsCommand(invocation)));
        ALL.put("show", invocation -> new CommandLine(new ShowCommand(invocation)));
        ALL.put("logs", invocation -> new CommandLine(new LogsCommand(invocation)));
        ALL.put("list", invocation -> new CommandLine(new ListCommand(invocation)));
        ALL.put("explain", invocation -> new CommandLine(new ExplainCommand(invocation)));
        ALL.put("lint", invocation -> new CommandLine(new LintCommand(invocation)));
        ALL.put("doctor", invocation -> new CommandLine(new DoctorCommand(invocation)));
        ALL.put("compose", ComposeCommand::tree);
        ALL.put("completion", invocation -> new CommandLine(new CompletionCommand(invocation)));
        ALL.put("help", invocation -> new CommandLine(new HelpCommand(invocation)));
        ALL.put("version", invocation -> new CommandLine(new VersionCommand(invocation)));
    }

    private Commands() {}

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The tree as far as the typed words need it. */
    static CommandLine root(Invocation invocation, String... args) {
        CommandLine root = new CommandLine(spec());
        Function<Invocation, CommandLine> typed = args.length == 0 ? null : ALL.get(args[0]);
        if (typed != null) {
            root.addSubcommand(args[0], typed.apply(invocation));
        } else {
            ALL.forEach((name, make) -> root.addSubcommand(name, make.apply(invocation)));
        }
        return root.setExpandAtFiles(false); // a word that begins with @ is a word, never a file to print
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("pmoves");
        spec.usageMessage()
                .description("Runbooks as code for self-hosted container stacks.")
                .footer(
                        "",
                        "  pmoves plan runbooks/bringup.groovy    say what would be done, and why",
                        "  pmoves run runbooks/bringup.groovy     do it",
                        "  pmoves resume                          go on where it stopped",
                        "  pmoves doctor                          is this machine ready?",
                        "")
                .commandListHeading("\nCommands:\n")
                .optionListHeading("\nOptions:\n");
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("show the version")
                .build());
        spec.addOption(OptionSpec.builder("--color")
                .type(String.class)
                .paramLabel("WHEN")
                .description("auto, always or never")
                .build());
        return spec;
    }
}

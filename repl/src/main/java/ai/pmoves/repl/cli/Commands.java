package ai.pmoves.repl.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands there are. Only the one that was typed is built: reading all of their annotations would cost every start. */
final class Commands {
    private static final List<String> NAMES = List.of(
            "run",
            "plan",
            "resume",
            "undo",
            "repl",
            "attach",
            "forget",
            "why",
            "runs",
            "show",
            "logs",
            "list",
            "explain",
            "lint",
            "trust",
            "init",
            "test",
            "doctor",
            "compose",
            "env",
            "routing",
            "gateway",
            "completion",
            "help",
            "version");

    private Commands() {}

    static List<String> names() {
        return NAMES;
    }

    /** The tree as far as the typed words need it. */
    static CommandLine root(Invocation invocation, String... args) {
        CommandLine root = new CommandLine(spec());
        boolean typed = args.length > 0 && NAMES.contains(args[0]);
        for (String name : typed ? List.of(args[0]) : NAMES) {
            root.addSubcommand(name, command(name, invocation));
        }
        return root.setExpandAtFiles(false); // a word that begins with @ is a word, never a file to print
    }

    private static CommandLine command(String name, Invocation invocation) {
        return switch (name) {
            case "run" -> new CommandLine(new RunCommand(invocation));
            case "plan" -> new CommandLine(new PlanCommand(invocation));
            case "resume" -> new CommandLine(new ResumeCommand(invocation));
            case "undo" -> new CommandLine(new UndoCommand(invocation));
            case "repl" -> new CommandLine(new ReplCommand(invocation));
            case "attach" -> new CommandLine(new AttachCommand(invocation));
            case "forget" -> new CommandLine(new ForgetCommand(invocation));
            case "why" -> new CommandLine(new WhyCommand(invocation));
            case "runs" -> new CommandLine(new RunsCommand(invocation));
            case "show" -> new CommandLine(new ShowCommand(invocation));
            case "logs" -> new CommandLine(new LogsCommand(invocation));
            case "list" -> new CommandLine(new ListCommand(invocation));
            case "explain" -> new CommandLine(new ExplainCommand(invocation));
            case "lint" -> new CommandLine(new LintCommand(invocation));
            case "trust" -> new CommandLine(new TrustCommand(invocation));
            case "init" -> new CommandLine(new InitCommand(invocation));
            case "test" -> new CommandLine(new TestCommand(invocation));
            case "doctor" -> new CommandLine(new DoctorCommand(invocation));
            case "compose" -> ComposeCommand.tree(invocation);
            case "env" -> EnvCommand.tree(invocation);
            case "routing" -> RoutingCommand.tree(invocation);
            case "gateway" -> new CommandLine(new GatewayCommand(invocation));
            case "completion" -> new CommandLine(new CompletionCommand(invocation));
            case "help" -> new CommandLine(new HelpCommand(invocation));
            case "version" -> new CommandLine(new VersionCommand(invocation));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("pmoves");
        spec.usageMessage()
                .description("Runbooks as code for self-hosted container stacks.")
                .footer(
                        "",
                        "  pmoves list            which runbooks there are",
                        "  pmoves plan bringup    say what would be done, and why",
                        "  pmoves run bringup     do it",
                        "  pmoves resume          go on where it stopped",
                        "  pmoves doctor          is this machine ready?",
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

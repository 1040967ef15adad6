package ai.pmoves.repl.cli;

import ai.pmoves.repl.screen.Explanations;
import ai.pmoves.repl.screen.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion scripts, generated from the commands, so that they cannot lag behind them. */
final class CompletionScript {
    /** Options whose value is a step. */
    private static final List<String> STEPS =
            List.of("--from", "--until", "--only", "--skip", "--force", "--answer", "--break", "--step");

    /** What fish offers as an option's value. */
    private static final Map<String, String> VALUES = values();

    private static final List<String> FAULTS =
            List.of("unhealthy", "exit=3", "slow=20s", "no-port", "pull-missing", "pull-unreachable");

    private final Map<String, CommandLine> commands;

    private final String home;

    /** @param home the launcher's folder, or null where there is none */
    CompletionScript(CommandLine root, @Nullable Path home) {
        this.commands = new TreeMap<>(root.getSubcommands());
        this.home = Text.shellWord(home == null ? "/nonexistent" : home.toString());
    }

    /** @param shell bash, zsh or fish */
    String of(String shell) {
        return switch (shell) {
            case "bash" -> bash();
            case "zsh" -> zsh();
            default -> fish();
        };
    }

    private String bash() {
        List<String> options = new ArrayList<>();
        commands.forEach((name, command) -> options.add("            " + name + ") _pmoves_words "
                + String.join(
                        " ",
                        options(command).stream().map(OptionSpec::longestName).toList())
                + " ;;"));
        return template("bash")
                .replace("@COMMANDS@", String.join(" ", commands.keySet()))
                .replace("@OPTIONS@", String.join("\n", options));
    }

    private String zsh() {
        List<String> names = new ArrayList<>();
        List<String> options = new ArrayList<>();
        commands.forEach((name, command) -> {
            names.add("        '" + name + ":" + about(command).replace(":", "\\:") + "'");
            options.add("            " + name + ") options=("
                    + String.join(
                            " ",
                            options(command).stream()
                                    .map(o -> "'" + o.longestName() + ":" + about(o).replace(":", "\\:") + "'")
                                    .toList())
                    + ") ;;");
        });
        return template("zsh")
                .replace("@COMMANDS@", String.join("\n", names))
                .replace("@OPTIONS@", String.join("\n", options));
    }

    private String fish() {
        List<String> names = new ArrayList<>();
        List<String> options = new ArrayList<>();
        commands.forEach((name, command) -> {
            names.add("complete -c pmoves -n __fish_use_subcommand -f -a " + name + " -d '" + about(command) + "'");
            for (OptionSpec option : options(command)) {
                options.add("complete -c pmoves -n '__fish_seen_subcommand_from " + name + "' -l "
                        + option.longestName().replaceFirst("^-+", "") + " -d '" + about(option) + "'"
                        + VALUES.getOrDefault(option.longestName(), ""));
            }
        });
        return template("fish")
                .replace("@COMMANDS@", String.join("\n", names))
                .replace("@OPTIONS@", String.join("\n", options));
    }

    private static Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        STEPS.forEach(name -> values.put(name, " -x -a '(__pmoves_steps)'"));
        values.put("--param", " -x -a '(__pmoves_params)'");
        values.put("--resume", " -x -a '(__pmoves_runs)'");
        values.put("--restart", " -x -k -a '(__pmoves_restarts)'");
        return values;
    }

    private String template(String shell) {
        try (InputStream in = CompletionScript.class.getResourceAsStream("/ai/pmoves/repl/completion/" + shell)) {
            return new String(Objects.requireNonNull(in, shell).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@HOME@", home)
                    .replace("@VALUED@", String.join(" | ", valued()))
                    .replace("@VALUED_WORDS@", String.join(" ", valued()))
                    .replace("@STEPS@", String.join(" | ", STEPS))
                    .replace("@FAULTS@", String.join(" ", FAULTS))
                    .replace("@CODES@", String.join(" ", Explanations.all().keySet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options that another word belongs to, as a pattern of the shell. */
    private TreeSet<String> valued() {
        TreeSet<String> names = new TreeSet<>();
        commands.values()
                .forEach(command -> command.getCommandSpec().options().stream()
                        .filter(option -> option.arity().max() > 0)
                        .forEach(option -> names.addAll(List.of(option.names()))));
        return names;
    }

    private static List<OptionSpec> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden() && option.longestName().startsWith("--"))
                .toList();
    }

    private static String about(CommandLine command) {
        return first(command.getCommandSpec().usageMessage().description());
    }

    private static String about(OptionSpec option) {
        return first(option.description());
    }

    private static String first(String... texts) {
        return texts.length == 0 ? "" : texts[0].replace("'", "");
    }
}

package ai.pmoves.repl.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion scripts, generated from the commands, so that they cannot lag behind them. */
final class CompletionScript {
    /** Run ids are the names of the folders of runs; steps are the names of their logs. */
    private static final String BASH = """
            # completion of pmoves for bash
            _pmoves_state() { printf '%s' "${PMOVES_STATE_DIR:-${XDG_STATE_HOME:-$HOME/.local/state}/pmoves}"; }
            _pmoves_runs() { command ls -t "$(_pmoves_state)/runs" 2>/dev/null | head -n 50; }
            _pmoves_steps() {
                local log name
                for log in "$(_pmoves_state)/runs/$1"/*.log; do
                    [ -e "$log" ] || continue
                    name=${log##*/} name=${name%.*.log} name=${name//\\~//}
                    name=${name//%5b/[} name=${name//%5d/]}
                    printf '%s\\n' "$name"
                done | sort -u
            }
            _pmoves() {
                local cur=${COMP_WORDS[COMP_CWORD]} words=''
                COMPREPLY=()
                if [ "$COMP_CWORD" = 1 ]; then
                    words='@COMMANDS@'
                elif [ "${cur#-}" != "$cur" ]; then
                    case ${COMP_WORDS[1]} in
            @OPTIONS@
                    esac
                else
                    case ${COMP_WORDS[1]}:$COMP_CWORD in
                        resume:2 | undo:2 | show:2 | why:2 | logs:2) words=$(_pmoves_runs) ;;
                        why:3 | logs:3) words=$(_pmoves_steps "${COMP_WORDS[2]}") ;;
                        help:2) words='@COMMANDS@' ;;
                        completion:2) words='bash zsh fish' ;;
                        compose:2) words='config' ;;
                        *) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                    esac
                fi
                COMPREPLY=($(compgen -W "$words" -- "$cur"))
            }
            complete -o filenames -F _pmoves pmoves ./pmoves
            """;

    private static final String ZSH = """
            #compdef pmoves
            # completion of pmoves for zsh
            _pmoves_state() { print -r -- "${PMOVES_STATE_DIR:-${XDG_STATE_HOME:-$HOME/.local/state}/pmoves}" }
            _pmoves() {
                local -a commands runs steps options
                commands=(
            @COMMANDS@
                )
                if (( CURRENT == 2 )); then
                    _describe command commands
                    return
                fi
                if [[ $words[CURRENT] == -* ]]; then
                    case $words[2] in
            @OPTIONS@
                    esac
                    _describe option options
                    return
                fi
                case $words[2]:$CURRENT in
                    (resume|undo|show|why|logs):3)
                        runs=(${(f)"$(command ls -t $(_pmoves_state)/runs 2>/dev/null | head -n 50)"})
                        compadd -a runs ;;
                    (why|logs):4)
                        steps=($(_pmoves_state)/runs/$words[3]/*.log(N:t))
                        steps=(${${${${steps%.*.log}//\\~//}//\\%5b/[}//\\%5d/]})
                        compadd -U -a steps ;;
                    completion:3) compadd bash zsh fish ;;
                    compose:3) compadd config ;;
                    *) _files ;;
                esac
            }
            compdef _pmoves pmoves
            """;

    private static final String FISH = """
            # completion of pmoves for fish
            function __pmoves_state
                if set -q PMOVES_STATE_DIR; echo $PMOVES_STATE_DIR
                else if set -q XDG_STATE_HOME; echo $XDG_STATE_HOME/pmoves
                else; echo $HOME/.local/state/pmoves; end
            end
            function __pmoves_runs; command ls -t (__pmoves_state)/runs 2>/dev/null | head -n 50; end
            function __pmoves_steps
                set -l words (commandline -opc)
                command ls (__pmoves_state)/runs/$words[3] 2>/dev/null | string replace -r '\\.[0-9]+\\.log$' '' \\
                    | string replace -a '~' / | string replace -a '%5b' '[' | string replace -a '%5d' ']' | sort -u
            end
            complete -c pmoves -n __fish_use_subcommand -f
            @COMMANDS@
            complete -c pmoves -n '__fish_seen_subcommand_from resume undo show why logs; and test (count (commandline -opc)) -eq 2' -f -a '(__pmoves_runs)'
            complete -c pmoves -n '__fish_seen_subcommand_from why logs; and test (count (commandline -opc)) -eq 3' -f -a '(__pmoves_steps)'
            complete -c pmoves -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'
            complete -c pmoves -n '__fish_seen_subcommand_from compose' -f -a config
            @OPTIONS@
            """;

    private final Map<String, CommandLine> commands;

    CompletionScript(CommandLine root) {
        commands = new TreeMap<>(root.getSubcommands());
    }

    String bash() {
        List<String> options = new ArrayList<>();
        commands.forEach((name, command) -> options.add("            " + name + ") words='"
                + String.join(
                        " ",
                        options(command).stream().map(OptionSpec::longestName).toList()) + "' ;;"));
        return BASH.replace("@COMMANDS@", String.join(" ", commands.keySet()))
                .replace("@OPTIONS@", String.join("\n", options));
    }

    String zsh() {
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
        return ZSH.replace("@COMMANDS@", String.join("\n", names)).replace("@OPTIONS@", String.join("\n", options));
    }

    String fish() {
        List<String> names = new ArrayList<>();
        List<String> options = new ArrayList<>();
        commands.forEach((name, command) -> {
            names.add("complete -c pmoves -n __fish_use_subcommand -f -a " + name + " -d '" + about(command) + "'");
            for (OptionSpec option : options(command)) {
                options.add("complete -c pmoves -n '__fish_seen_subcommand_from " + name + "' -l "
                        + option.longestName().replaceFirst("^-+", "") + " -d '" + about(option) + "'");
            }
        });
        return FISH.replace("@COMMANDS@", String.join("\n", names)).replace("@OPTIONS@", String.join("\n", options));
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

package ai.pmoves.repl.cli;

import ai.pmoves.repl.screen.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion scripts, generated from the commands, so that they cannot lag behind them. */
final class CompletionScript {
    /** The command's word for what {@link CompletionWords} knows. */
    static final String WORDS = "words";

    /** With several to choose from, what they are stands behind them; the one that is chosen stands alone. */
    private static final String BASH = """
            # completion of pmoves for bash
            _pmoves_words() { "${COMP_WORDS[0]}" completion words "$@" 2>/dev/null; }
            _pmoves_runbooks() {
                local folder=. file
                [ ! -d runbooks ] || folder=runbooks
                for file in "$folder"/*.groovy @HOME@/runbooks/*.groovy; do
                    [ ! -e "$file" ] || { file=${file##*/}; printf '%s\\n' "${file%.groovy}"; }
                done | sort -u
            }
            _pmoves_offer() {
                local cur=$1 line tab=$'\\t'
                while IFS= read -r line; do
                    case ${line%%"$tab"*} in "$cur"*) COMPREPLY+=("$line") ;; esac
                done
                if [ "${#COMPREPLY[@]}" = 1 ]; then
                    COMPREPLY=("${COMPREPLY[0]%%"$tab"*}")
                elif [ "${COMP_TYPE:-9}" = 63 ]; then
                    COMPREPLY=("${COMPREPLY[@]/"$tab"/  }")
                else
                    COMPREPLY=("${COMPREPLY[@]%%"$tab"*}")
                fi
                compopt +o filenames 2>/dev/null
                case ${COMPREPLY[0]:-} in *=) [ "${#COMPREPLY[@]}" != 1 ] || compopt -o nospace 2>/dev/null ;; esac
            }
            # the runbook or run of the line: the first word that is neither an option nor an option's
            _pmoves_what() {
                local i
                for ((i = 2; i < COMP_CWORD; i++)); do
                    case ${COMP_WORDS[i]} in -* | =) continue ;; esac
                    case ${COMP_WORDS[i - 1]} in = | @VALUED@) continue ;; esac
                    printf '%s' "${COMP_WORDS[i]}"
                    return
                done
            }
            _pmoves() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words=''
                COMPREPLY=()
                if [ "$COMP_CWORD" = 1 ]; then
                    COMPREPLY=($(compgen -W '@COMMANDS@' -- "$cur"))
                    return
                fi
                case $prev in
                    -p | --param) _pmoves_offer "$cur" < <(_pmoves_words params "$(_pmoves_what)"); return ;;
                    --from | --until | --only | --skip | --force | --answer)
                        _pmoves_offer "$cur" < <(_pmoves_words steps "$(_pmoves_what)"); return ;;
                    --progress) COMPREPLY=($(compgen -W 'auto tty plain json quiet' -- "$cur")); return ;;
                    --color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
                    :) _pmoves_offer "$cur" < <(_pmoves_words faults); return ;;
                esac
                if [ "$cur" = : ]; then
                    _pmoves_offer '' < <(_pmoves_words faults)
                elif [ "$cur" = = ] || [ "$prev" = = ]; then
                    COMPREPLY=($(compgen -f -- "${cur#=}"))
                elif [ "${cur#-}" != "$cur" ]; then
                    case ${COMP_WORDS[1]} in
            @OPTIONS@
                    esac
                    COMPREPLY=($(compgen -W "$words" -- "$cur"))
                else
                    case ${COMP_WORDS[1]}:$COMP_CWORD in
                        resume:2 | undo:2 | attach:2 | forget:2) _pmoves_offer "$cur" < <(_pmoves_words runs) ;;
                        show:2 | why:2 | logs:2) _pmoves_offer "$cur" < <(_pmoves_words runs; _pmoves_runbooks) ;;
                        why:3 | logs:3 | undo:*) _pmoves_offer "$cur" < <(_pmoves_words steps "${COMP_WORDS[2]}") ;;
                        run:2 | plan:2 | lint:* | list:* | trust:*)
                            COMPREPLY=($(compgen -W "$(_pmoves_runbooks)" -- "$cur") $(compgen -f -- "$cur")) ;;
                        explain:2) _pmoves_offer "$cur" < <(_pmoves_runbooks; _pmoves_words codes) ;;
                        help:2) COMPREPLY=($(compgen -W '@COMMANDS@ exit-codes' -- "$cur")) ;;
                        completion:2) COMPREPLY=($(compgen -W 'bash zsh fish' -- "$cur")) ;;
                        compose:2) COMPREPLY=($(compgen -W config -- "$cur")) ;;
                        *) COMPREPLY=($(compgen -f -- "$cur")) ;;
                    esac
                fi
            }
            complete -o filenames -F _pmoves pmoves ./pmoves
            """;

    private static final String ZSH = """
            #compdef pmoves
            # completion of pmoves for zsh
            _pmoves_runbooks() {
                local folder=.
                [[ -d runbooks ]] && folder=runbooks
                print -rl -- $folder/*.groovy(N:t:r) @HOME@/runbooks/*.groovy(N:t:r) | sort -u
            }
            # offers lines of a word, a tab and what it is
            _pmoves_offer() {
                local line
                local -a offered
                while IFS= read -r line; do
                    [[ -z $line ]] || offered+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
                done
                _describe -V "$1" offered
            }
            _pmoves_words() { $words[1] completion words "$@" 2>/dev/null }
            # the runbook or run of the line: the first word that is neither an option nor an option's
            _pmoves_what() {
                local i
                for ((i = 3; i < CURRENT; i++)); do
                    [[ $words[i] == -* ]] && continue
                    case $words[i-1] in @VALUED@) continue ;; esac
                    print -r -- $words[i]
                    return
                done
            }
            _pmoves() {
                local -a commands options
                commands=(
            @COMMANDS@
                )
                if (( CURRENT == 2 )); then
                    _describe command commands
                    return
                fi
                case $words[CURRENT-1] in
                    -p | --param)
                        if [[ $words[CURRENT] == *=* ]]; then
                            compset -P '*='
                            _files
                        else
                            _pmoves_offer parameter < <(_pmoves_words params "$(_pmoves_what)")
                        fi
                        return ;;
                    --from | --until | --only | --skip | --force | --answer)
                        _pmoves_offer step < <(_pmoves_words steps "$(_pmoves_what)")
                        return ;;
                    --fault)
                        compset -P '*:'
                        _pmoves_offer fault < <(_pmoves_words faults)
                        return ;;
                    --progress) compadd auto tty plain json quiet; return ;;
                    --color) compadd auto always never; return ;;
                esac
                if [[ $words[CURRENT] == -* ]]; then
                    case $words[2] in
            @OPTIONS@
                    esac
                    _describe option options
                    return
                fi
                case $words[2]:$CURRENT in
                    (resume|undo|attach|forget):3) _pmoves_offer run < <(_pmoves_words runs) ;;
                    (show|why|logs):3) _pmoves_offer run < <(_pmoves_words runs; _pmoves_runbooks) ;;
                    (why|logs):4|undo:*) _pmoves_offer step < <(_pmoves_words steps $words[3]) ;;
                    (run|plan):3|(lint|list|trust):*)
                        compadd -- ${(f)"$(_pmoves_runbooks)"}
                        _files ;;
                    explain:3) _pmoves_offer what < <(_pmoves_runbooks; _pmoves_words codes) ;;
                    completion:3) compadd bash zsh fish ;;
                    compose:3) compadd config ;;
                    *) _files ;;
                esac
            }
            compdef _pmoves pmoves
            """;

    private static final String FISH = """
            # completion of pmoves for fish
            function __pmoves_words
                set -l words (commandline -opc)
                $words[1] completion words $argv 2>/dev/null
            end
            function __pmoves_steps
                set -l words (commandline -opc)
                test (count $words) -ge 3; and __pmoves_words steps $words[3]
            end
            function __pmoves_params
                set -l words (commandline -opc)
                test (count $words) -ge 3; and __pmoves_words params $words[3]
            end
            function __pmoves_runbooks
                set -l folder .
                test -d runbooks; and set folder runbooks
                for file in $folder/*.groovy @HOME@/runbooks/*.groovy
                    string replace -r '.*/' '' $file | string replace -r '[.]groovy$' ''
                end | sort -u
            end
            complete -c pmoves -n __fish_use_subcommand -f
            @COMMANDS@
            complete -c pmoves -n '__fish_seen_subcommand_from resume undo attach forget show why logs; and test (count (commandline -opc)) -eq 2' -f -a '(__pmoves_words runs)'
            complete -c pmoves -n '__fish_seen_subcommand_from why logs; and test (count (commandline -opc)) -eq 3' -f -a '(__pmoves_steps)'
            complete -c pmoves -n '__fish_seen_subcommand_from run plan lint list trust explain show why logs; and test (count (commandline -opc)) -eq 2' -a '(__pmoves_runbooks)'
            complete -c pmoves -n '__fish_seen_subcommand_from explain' -f -a '(__pmoves_words codes)'
            complete -c pmoves -n '__fish_seen_subcommand_from run plan resume' -s p -x -a '(__pmoves_params)'
            complete -c pmoves -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'
            complete -c pmoves -n '__fish_seen_subcommand_from compose' -f -a config
            @OPTIONS@
            """;

    private final Map<String, CommandLine> commands;

    private final String home;

    /** @param home the launcher's folder, or null where there is none */
    CompletionScript(CommandLine root, @Nullable Path home) {
        this.commands = new TreeMap<>(root.getSubcommands());
        this.home = Text.shellWord(home == null ? "/nonexistent" : home.toString());
    }

    String bash() {
        List<String> options = new ArrayList<>();
        commands.forEach((name, command) -> options.add("            " + name + ") words='"
                + String.join(
                        " ",
                        options(command).stream().map(OptionSpec::longestName).toList()) + "' ;;"));
        return BASH.replace("@HOME@", home)
                .replace("@VALUED@", valued())
                .replace("@COMMANDS@", String.join(" ", commands.keySet()))
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
        return ZSH.replace("@HOME@", home)
                .replace("@VALUED@", valued())
                .replace("@COMMANDS@", String.join("\n", names))
                .replace("@OPTIONS@", String.join("\n", options));
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
        return FISH.replace("@HOME@", home)
                .replace("@COMMANDS@", String.join("\n", names))
                .replace("@OPTIONS@", String.join("\n", options));
    }

    /** The options that another word belongs to, as a pattern of the shell. */
    private String valued() {
        TreeSet<String> names = new TreeSet<>();
        commands.values()
                .forEach(command -> command.getCommandSpec().options().stream()
                        .filter(option -> option.arity().max() > 0)
                        .forEach(option -> names.addAll(List.of(option.names()))));
        return String.join(" | ", names);
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

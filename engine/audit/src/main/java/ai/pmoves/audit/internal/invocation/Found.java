package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Around;
import ai.pmoves.audit.Invocation.Trait;
import ai.pmoves.audit.Invocation.Written;
import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command at the point where it was found, as an invocation.
 *
 * @param caller the word that called the function in which the command stands; the place is that word's then
 */
record Found(Setting setting, Surroundings around, @Nullable Unquoted caller) {

    /** Options of make that take the word behind them only where that is a number. */
    private static final Set<String> MAYBE_A_NUMBER = Set.of("-j", "--jobs", "-l", "--load-average", "--max-load");

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    /** A call of make: its targets, and where. */
    Invocation make(List<Mapped> command, Spoken spoken) {
        List<String> words = new ArrayList<>(List.of(Scan.MAKE));
        Path where = around.directory();
        for (int i = 1; i < command.size(); i++) {
            String word = command.get(i).text();
            if (word.equals("-C") || word.equals("-f")) {
                i++;
                where = word.equals("-C") && i < command.size()
                        ? around.resolve(command.get(i).text())
                        : where;
            } else if (MAYBE_A_NUMBER.contains(word)) {
                i += i + 1 < command.size()
                                && NUMBER.matcher(command.get(i + 1).text()).matches()
                        ? 1
                        : 0;
            } else if (!word.startsWith("-") && !word.contains("=") && Invocation.known(word)) {
                words.add(word);
            }
        }
        Location place = setting.source().locate(command.get(0).start(0));
        return Makefile.call(setting.kind(), place, setting.unit(), words, where, spoken.masked());
    }

    /** Null where the command is no call of Compose. */
    @Nullable
    Invocation compose(List<Mapped> command, Spoken spoken) {
        Map<String, String> environment = spoken.environment();
        for (String name : CommandLine.VARIABLES) {
            String value = around.values().get(name);
            if (value != null) {
                environment.putIfAbsent(name, value);
            }
        }
        List<String> words =
                command.stream().map(field -> Unquoted.plain(field.text())).toList();
        CommandLine line = CommandLine.of(words, environment);
        if (line == null) {
            return null;
        }
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(line.traits());
        if (spoken.masked()) {
            traits.add(Trait.MASKED);
        }
        if (spoken.silenced()) {
            traits.add(Trait.SILENCED);
        }
        Location where = setting.source()
                .locate(caller == null ? command.get(0).start(0) : caller.text().start(0));
        return new Invocation(
                new Written(setting.kind(), where, setting.unit(), options(command, line)),
                words,
                line.asked(),
                new Around(around.directory(), around.sourced(), around.guarded()),
                traits);
    }

    private @Nullable Location options(List<Mapped> command, CommandLine line) {
        Source source = setting.source();
        Mapped tool = caller == null ? command.get(line.tool() - 1) : caller.text();
        boolean literal = caller != null
                || line.asked().verb().isEmpty()
                || command.get(line.verbAt()).start(0) >= tool.end();
        boolean writable = literal
                && tool.end() < source.text().length()
                && Character.isWhitespace(source.text().charAt(tool.end()));
        return writable ? source.locate(tool.end()) : null;
    }
}

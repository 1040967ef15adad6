package ai.pmoves.repl.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may follow where the cursor is: the rest of a call, or what a command takes. Pure. */
final class Hints {
    private static final Pattern COMMAND = Pattern.compile("\\s*:(\\w+) ?");
    private static final Pattern WORD = Pattern.compile("[\\w.]*[\\w] ");

    private final List<Command> commands;
    private final Function<String, List<List<String>>> calls;

    /** @param calls what an expression takes, in each way to call it */
    Hints(List<Command> commands, Function<String, List<List<String>>> calls) {
        this.commands = commands;
        this.calls = calls;
    }

    /** @param text up to the cursor; empty where there is nothing to say, as in the middle of a word */
    String at(String text) {
        Matcher command = COMMAND.matcher(text);
        if (command.matches()) {
            Optional<String> takes = commands.stream()
                    .filter(one -> one.name().equals(command.group(1)))
                    .map(Command::takes)
                    .findFirst();
            return takes.filter(words -> !words.isEmpty())
                    .map(words -> (text.endsWith(" ") ? "" : " ") + words)
                    .orElse("");
        }
        if (WORD.matcher(text).matches()) {
            return rest(calls.apply(text.strip()), 0);
        }
        Call call = Call.open(text);
        if (call == null || !(text.endsWith("(") || text.stripTrailing().endsWith(","))) {
            return "";
        }
        String rest = rest(calls.apply(call.expression()), call.arguments());
        return rest.isEmpty() ? "" : (text.endsWith(",") ? " " : "") + rest + ")";
    }

    /** The longest way, and what else may stand first. */
    private static String rest(List<List<String>> ways, int arguments) {
        List<List<String>> left = ways.stream()
                .filter(way -> way.size() > arguments)
                .map(way -> way.subList(arguments, way.size()))
                .toList();
        if (left.isEmpty()) {
            return "";
        }
        List<String> longest = left.get(0);
        for (List<String> way : left) {
            longest = way.size() > longest.size() ? way : longest;
        }
        String first = left.stream().map(way -> way.get(0)).distinct().collect(Collectors.joining(" | "));
        return longest.size() == 1 ? first : first + ", " + String.join(", ", longest.subList(1, longest.size()));
    }
}

package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What make's functions become. */
final class MakeFunctions {
    private static final String UNKNOWN = String.valueOf(Invocation.UNKNOWN);

    private final MakeVariables variables;
    private final Path directory;

    MakeFunctions(MakeVariables variables, Path directory) {
        this.variables = variables;
        this.directory = directory;
    }

    /** Null where that is not known. */
    @Nullable
    String of(String name, List<String> raw, Map<String, String> given, int depth) {
        switch (name) {
            case "if":
                boolean holds = !MakeVariables.blankUnknown(variables.expand(raw.get(0), given, depth))
                        .isEmpty();
                return raw.size() < 2
                        ? ""
                        : holds
                                ? variables.expand(raw.get(1), given, depth)
                                : raw.size() > 2 ? variables.expand(raw.get(2), given, depth) : "";
            case "or":
                return raw.stream()
                        .map(one -> variables.expand(one, given, depth))
                        .filter(one -> !MakeVariables.blankUnknown(one).isEmpty())
                        .findFirst()
                        .orElse("");
            case "call":
                return variables.call(
                        raw.stream()
                                .map(one -> variables.expand(one, given, depth))
                                .toList(),
                        depth);
            case "foreach":
                return raw.size() < 3 ? "" : foreach(raw, given, depth);
            default:
                return plain(
                        name,
                        raw.stream()
                                .map(one -> variables.expand(one, given, depth))
                                .toList());
        }
    }

    private @Nullable String foreach(List<String> raw, Map<String, String> given, int depth) {
        String name = variables.expand(raw.get(0), given, depth).strip();
        return joined(words(variables.expand(raw.get(1), given, depth))
                .takeWhile(word -> variables.goesOn(given.size()))
                .map(word -> {
                    Map<String, String> inner = new HashMap<>(given);
                    inner.put(name, word);
                    return variables.expand(raw.get(2), inner, depth);
                }));
    }

    private @Nullable String plain(String name, List<String> arguments) {
        String first = arguments.get(0);
        String last = arguments.get(arguments.size() - 1);
        switch (name) {
            case "strip":
                return joined(words(first));
            case "addprefix":
                return joined(words(last).map(word -> first.strip() + word));
            case "addsuffix":
                return joined(words(last).map(word -> word + first.strip()));
            case "subst":
                return arguments.size() < 3 ? null : substituted(first, arguments.get(1), last);
            case "firstword":
                return words(first).findFirst().orElse("");
            case "lastword":
                return words(first).reduce((a, b) -> b).orElse("");
            case "abspath", "realpath":
                return first.contains(UNKNOWN) ? null : joined(words(first).map(word -> path(word)));
            case "dir":
                return joined(words(first)
                        .map(word -> word.substring(0, word.lastIndexOf('/') + 1))
                        .map(word -> word.isEmpty() ? "./" : word));
            case "notdir":
                return joined(words(first).map(word -> word.substring(word.lastIndexOf('/') + 1)));
            default:
                return null;
        }
    }

    private String path(String word) {
        try {
            return Objects.toString(directory.resolve(word).normalize());
        } catch (InvalidPathException e) {
            return UNKNOWN;
        }
    }

    private static @Nullable String substituted(String from, String to, String text) {
        boolean fits = !from.isEmpty()
                && (long) text.length() / from.length() * to.length() + text.length() < MakeVariables.LONGEST;
        return fits ? text.replace(from, to) : null;
    }

    /** With a blank between them; null for what is longer than anybody writes. */
    static @Nullable String joined(Stream<String> words) {
        StringBuilder all = new StringBuilder();
        for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
            all.append(each.next()).append(each.hasNext() ? " " : "");
            if (all.length() > MakeVariables.LONGEST) {
                return null;
            }
        }
        return all.toString();
    }

    static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '{') {
                depth++;
            } else if (c == ')' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                arguments.add(text.substring(start, i));
                start = i + 1;
            }
        }
        arguments.add(text.substring(start));
        return arguments;
    }

    static Stream<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty());
    }
}

package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words for calls, files and folders. */
public final class Told {
    private static final int SOME = 4;
    private static final Pattern DOCUMENTS = Pattern.compile("/(docs?|documentation|examples?|samples?)/");

    private Told() {}

    /** What a call is known by when lines move: the file and what it stands in. */
    public static String subject(Target target, Invocation call) {
        String unit = call.unit();
        return (target.tree().name(call.where().file()) + (unit.isEmpty() ? "" : " " + unit)).strip();
    }

    public static String path(Target target, Path path) {
        String name = target.tree().name(path);
        return name.isEmpty() ? "the root of the repository" : name;
    }

    /** A few names, and how many more there are. */
    public static String some(List<String> names) {
        List<String> distinct = names.stream().distinct().toList();
        String first = distinct.stream().limit(SOME).collect(Collectors.joining(", "));
        return distinct.size() <= SOME ? first : first + " and " + (distinct.size() - SOME) + " more";
    }

    /** Where calls stand, as {@code Makefile up, Makefile down}; a file that all stand in is named once. */
    public static String places(Target target, List<Invocation> calls) {
        List<Path> files =
                calls.stream().map(call -> call.where().file()).distinct().toList();
        if (files.size() > 1) {
            return some(calls.stream().map(call -> subject(target, call)).toList());
        }
        List<String> units = calls.stream()
                .map(Invocation::unit)
                .filter(unit -> !unit.isEmpty())
                .distinct()
                .toList();
        String file = target.tree().name(files.get(0));
        return units.isEmpty() ? file : file + ": " + some(units);
    }

    public static String calls(int count) {
        return count == 1 ? "one call" : count + " calls";
    }

    /** Whether the call stands in a folder of documents or examples: nobody's stack hangs on it. */
    public static boolean inDocuments(Target target, Invocation call) {
        return DOCUMENTS
                .matcher(("/" + target.tree().name(call.where().file())).toLowerCase(Locale.ROOT))
                .find();
    }

    /** A call in few words: the verb and what follows it, cut short. */
    public static String brief(Invocation call) {
        List<String> words = new ArrayList<>(List.of(call.verb()));
        words.addAll(call.arguments());
        String text = String.join(" ", words).replaceAll("\\s+", " ");
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}

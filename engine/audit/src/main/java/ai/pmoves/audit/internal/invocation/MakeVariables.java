package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of a Makefile, and what text becomes with them. What only the shell or the caller knows is {@link Invocation#UNKNOWN}. */
final class MakeVariables {
    private static final String UNKNOWN = String.valueOf(Invocation.UNKNOWN);
    private static final int DEEPEST = 16;
    /** No line of a Makefile becomes longer with a value in it. */
    static final int LONGEST = 100_000;

    /** @param recursive expanded when it is used */
    private record Value(String text, boolean recursive) {}

    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> exported = new HashSet<>();
    private final MakeFunctions functions;
    private @Nullable Source source;
    private int place;

    MakeVariables(Path directory) {
        this.functions = new MakeFunctions(this, directory);
        values.put("CURDIR", new Value(directory.toString(), false));
        values.put("PWD", new Value(directory.toString(), false));
        values.put("MAKEFILE_LIST", new Value(directory.resolve("Makefile").toString(), false));
        values.put("MAKE", new Value("make", false));
    }

    /** Where the text stands that comes next: the work for it is that file's, and what is left is left there. */
    void at(Source file, int offset) {
        source = file;
        place = offset;
    }

    /** Whether so much more can be expanded. */
    boolean goesOn(int characters) {
        return source == null || source.work().goesOn(1 + characters, place);
    }

    private String left() {
        if (source != null) {
            source.work().leave(place);
        }
        return UNKNOWN;
    }

    void export(String name) {
        exported.add(name);
    }

    /** Those of Compose's own variables that recipes have in their environment. */
    Map<String, String> ofCompose() {
        Map<String, String> environment = new HashMap<>();
        exported.stream().filter(CommandLine.VARIABLES::contains).forEach(name -> {
            String value = variable(name, Map.of(), 0);
            if (Invocation.known(value)) {
                environment.put(name, value);
            }
        });
        return environment;
    }

    void assign(String name, String kind, String text) {
        Value old = values.get(name);
        if (kind.equals("?=") && old != null) {
            return;
        }
        if (kind.equals("!=")) {
            values.put(name, new Value(UNKNOWN, false));
        } else if (kind.equals("+=")) {
            String before = old == null ? "" : old.text + " ";
            boolean recursive = old == null || old.recursive;
            String more = recursive ? text : expand(text);
            values.put(name, goesOn(before.length()) ? new Value(before + more, recursive) : new Value(UNKNOWN, false));
        } else if (kind.endsWith(":=") || kind.equals("::=")) {
            values.put(name, new Value(expand(text), false));
        } else {
            values.put(name, new Value(text, true));
        }
    }

    /** Whether a condition holds when nobody has set anything. */
    boolean holds(String word, String rest) {
        if (word.equals("ifdef") || word.equals("ifndef")) {
            Value value = values.get(expand(rest).strip());
            boolean defined = value != null && !value.text.isEmpty();
            return word.equals("ifdef") == defined;
        }
        String[] sides = sides(rest);
        boolean same = blankUnknown(expand(sides[0])).equals(blankUnknown(expand(sides[1])));
        return word.equals("ifeq") == same;
    }

    static String blankUnknown(String text) {
        return text.replace(UNKNOWN, "").strip();
    }

    private static String[] sides(String rest) {
        if (rest.startsWith("(") && rest.endsWith(")")) {
            List<String> parts = MakeFunctions.arguments(rest.substring(1, rest.length() - 1));
            return new String[] {parts.get(0), parts.size() > 1 ? parts.get(1) : ""};
        }
        String[] quoted = rest.split("\"|'");
        return new String[] {quoted.length > 1 ? quoted[1] : "", quoted.length > 3 ? quoted[3] : ""};
    }

    /** The text that make would hand on. */
    String expand(String text) {
        return expand(Mapped.of(text, 0, text.length()), Map.of(), 0).text();
    }

    /** A recipe's text, with the places where it is written; {@code $@} is the target. */
    Mapped expand(Mapped recipe, String target) {
        return expand(recipe, Map.of("@", target.strip().contains(" ") ? UNKNOWN : target.strip()), 0);
    }

    private Mapped expand(Mapped text, Map<String, String> given, int depth) {
        if (text.text().indexOf('$') < 0) {
            return text;
        }
        if (!goesOn(text.length())) {
            return Mapped.standing(UNKNOWN, text.start(0), text.end());
        }
        Mapped.Builder out = new Mapped.Builder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.text().indexOf('$', at);
            if (dollar < 0 || dollar + 1 >= text.length()) {
                break;
            }
            out.add(text.sub(at, dollar));
            char next = text.at(dollar + 1);
            int end;
            String value;
            if (next == '$') {
                end = dollar + 2;
                value = "$";
            } else if (next == '(' || next == '{') {
                int close = closing(text.text(), dollar + 2, next, next == '(' ? ')' : '}');
                end = Math.min(text.length(), close + 1);
                value = close - dollar > LONGEST
                        ? left()
                        : reference(text.text().substring(dollar + 2, close), given, depth);
            } else {
                end = dollar + 2;
                value = variable(String.valueOf(next), given, depth);
            }
            boolean fits = out.length() + value.length() < LONGEST && goesOn(value.length());
            out.add(fits ? value : left(), text.start(dollar), text.start(end - 1) + 1);
            at = end;
        }
        return out.add(text.sub(at, text.length())).build();
    }

    String expand(String text, Map<String, String> given, int depth) {
        return expand(Mapped.of(text, 0, text.length()), given, depth).text();
    }

    private static int closing(String text, int from, char open, char close) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == open) {
                depth++;
            } else if (text.charAt(i) == close && --depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private String variable(String name, Map<String, String> given, int depth) {
        String handed = given.get(name);
        if (handed != null) {
            return handed;
        }
        Value value = values.get(name);
        if (value == null || depth > DEEPEST) {
            return UNKNOWN;
        }
        return value.recursive ? expand(value.text, given, depth + 1) : value.text;
    }

    private String reference(String text, Map<String, String> given, int depth) {
        if (depth > DEEPEST) {
            return UNKNOWN;
        }
        int blank = firstBlank(text);
        String function = blank < 0 ? "" : text.substring(0, blank);
        if (blank > 0 && function.matches("[a-z-]+")) {
            String result = functions.of(
                    function, MakeFunctions.arguments(text.substring(blank + 1).stripLeading()), given, depth + 1);
            return result == null ? UNKNOWN : result;
        }
        String name = expand(text, given, depth + 1);
        int colon = name.indexOf(':');
        int equals = name.indexOf('=', Math.max(0, colon));
        if (colon > 0 && equals > 0) {
            String from = name.substring(colon + 1, equals);
            String to = name.substring(equals + 1);
            String value = variable(name.substring(0, colon), given, depth + 1);
            String result = MakeFunctions.joined(MakeFunctions.words(value)
                    .map(word -> word.endsWith(from) ? word.substring(0, word.length() - from.length()) + to : word));
            return result == null ? left() : result;
        }
        return variable(name, given, depth + 1);
    }

    private static int firstBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ' ' || text.charAt(i) == '\t') {
                return i;
            }
        }
        return -1;
    }

    String call(List<String> arguments, int depth) {
        Map<String, String> given = new HashMap<>();
        for (int i = 1; i < arguments.size(); i++) {
            given.put(String.valueOf(i), arguments.get(i).strip());
        }
        for (int i = arguments.size(); i < 10; i++) {
            given.put(String.valueOf(i), "");
        }
        Value value = values.get(arguments.get(0).strip());
        return value == null ? UNKNOWN : expand(value.text, given, depth);
    }
}

package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shell variables whose values are known at a point, and what words become with them. */
final class Values {
    private static final Pattern EXPANSION = Pattern.compile(
            "\\$(?:(?<name>[A-Za-z_][A-Za-z0-9_]*|[0-9@*])|\\{(?<braced>[A-Za-z_][A-Za-z0-9_]*|[0-9@*])(?<index>\\[[@*0-9]+])?"
                    + "(?:(?<operator>:?[-=?])(?<other>[^{}]*))?\\})");
    private static final int DEEPEST = 8;
    /** Texts that grow from one another, and names without end, are no script's. */
    private static final int LONGEST = 20_000;

    private static final int MOST = 300;

    private Map<String, String> known;
    /** Whether others look at the same map: the one that changes it first takes its own. */
    private boolean shared;

    Values() {
        this(new HashMap<>(), false);
    }

    private Values(Map<String, String> known, boolean shared) {
        this.known = known;
        this.shared = shared;
    }

    Values copy() {
        shared = true;
        return new Values(known, true);
    }

    private void put(String name, String value) {
        own();
        known.put(name, value);
    }

    private void own() {
        if (shared) {
            known = new HashMap<>(known);
            shared = false;
        }
    }

    /** The later value counts, but the plugin's over the old program's: scripts that look for both say it first. */
    void set(String name, String value) {
        String old = known.get(name);
        if (old == null && known.size() >= MOST) {
            return;
        }
        if (old == null || !plain(old).equals("docker compose") || !plain(value).equals("docker-compose")) {
            put(name, value);
        }
    }

    private static String plain(String value) {
        return value.replace(Unquoted.BETWEEN, ' ').strip();
    }

    /** Takes over what another scope knows and this one does not. */
    void learn(Values other, Set<String> except) {
        if (other.known == known) {
            return;
        }
        other.known.forEach((name, value) -> {
            String old = known.get(name);
            if (!except.contains(name) && (old == null || plain(old).isEmpty())) {
                put(name, value);
            }
        });
    }

    void forget(String name) {
        if (known.containsKey(name)) {
            own();
            known.remove(name);
        }
    }

    @Nullable
    String get(String name) {
        return known.get(name);
    }

    void append(String name, String value) {
        String old = known.get(name);
        if (old != null && old.length() < LONGEST) {
            put(name, old + value);
        }
    }

    /** Sets {@code $1}, {@code $@} and so on. */
    void hand(List<Mapped> arguments) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i).text();
            set(String.valueOf(i + 1), word);
            all.append(Unquoted.BETWEEN).append(word).append(Unquoted.BETWEEN);
        }
        set("@", all.toString());
        set("*", all.toString());
    }

    /** The words that a word becomes; what is not known stays as it is written. */
    List<Mapped> fields(Unquoted word, Outputs outputs) {
        Mapped text = expand(word, outputs);
        if (word.quoted() && text.text().indexOf(Unquoted.BETWEEN) < 0) {
            return List.of(text);
        }
        List<Mapped> fields = new ArrayList<>();
        int start = -1;
        int unknown = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            if (!end && i >= unknown && text.at(i) == '$') {
                unknown = endOfExpansion(text.text(), i);
            }
            boolean cut = end
                    || text.at(i) == Unquoted.BETWEEN
                    || (!word.quoted() && i >= unknown && Character.isWhitespace(text.at(i)));
            if (cut && start >= 0) {
                fields.add(text.sub(start, i));
                start = -1;
            } else if (!cut && start < 0) {
                start = i;
            }
        }
        return fields;
    }

    /** The text of a word as one value. */
    String value(Unquoted word, Outputs outputs) {
        return expand(word, outputs).text();
    }

    /** Where an expansion ends that is not known: blanks in it part nothing. */
    private static int endOfExpansion(String text, int dollar) {
        char open = dollar + 1 < text.length() ? text.charAt(dollar + 1) : ' ';
        if (open != '{' && open != '(') {
            return dollar;
        }
        int end = text.indexOf(open == '{' ? '}' : ')', dollar);
        return end < 0 ? text.length() : end;
    }

    private Mapped expand(Unquoted word, Outputs outputs) {
        Mapped text = word.text();
        Mapped.Builder out = new Mapped.Builder();
        int done = 0;
        for (Unquoted.Nested nested : word.nested()) {
            String value = outputs.of(nested.body());
            Mapped written = text.sub(nested.start(), nested.end());
            out.add(expand(text.sub(done, nested.start()), outputs, 0));
            out.add(value == null ? written : Mapped.standing(value, written.start(0), written.end()));
            done = nested.end();
        }
        return out.add(expand(text.sub(done, text.length()), outputs, 0)).build();
    }

    private Mapped expand(Mapped text, Outputs outputs, int depth) {
        if (text.text().indexOf('$') < 0 || depth > DEEPEST) {
            return text;
        }
        Mapped.Builder out = new Mapped.Builder();
        Matcher matcher = EXPANSION.matcher(text.text());
        int done = 0;
        int dollar = text.text().indexOf('$');
        while (dollar >= 0 && out.length() < LONGEST) {
            boolean expands = matcher.region(dollar, text.length()).lookingAt();
            int next = expands ? matcher.end() : dollar + 1;
            String value = expands ? value(matcher) : null;
            if (value != null && outputs.goOn(1 + value.length())) {
                Mapped standing = Mapped.standing(value, text.start(dollar), text.start(next - 1) + 1);
                out.add(text.sub(done, dollar)).add(expand(standing, outputs, depth + 1));
                done = next;
            }
            dollar = text.text().indexOf('$', next);
        }
        return out.add(text.sub(done, text.length())).build();
    }

    private @Nullable String value(Matcher matcher) {
        String name = matcher.group("name") == null ? matcher.group("braced") : matcher.group("name");
        String value = known.get(name);
        if (value == null
                && matcher.group("operator") != null
                && !matcher.group("operator").endsWith("?")) {
            return matcher.group("other").replace("\"", "").replace("'", "");
        }
        if (value == null) {
            return null;
        }
        return value.equals("$" + name) || value.equals("${" + name + "}") ? String.valueOf(Invocation.UNKNOWN) : value;
    }
}

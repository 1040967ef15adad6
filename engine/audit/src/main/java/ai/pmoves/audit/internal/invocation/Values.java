package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shell variables whose values are known at a point, and what words become with them. */
final class Values {
    private static final Pattern EXPANSION = Pattern.compile(
            "\\$(?:(?<name>[A-Za-z_][A-Za-z0-9_]*|[0-9@*])|\\{(?<braced>[A-Za-z_][A-Za-z0-9_]*|[0-9@*])(?<index>\\[[@*0-9]+])?"
                    + "(?:(?<operator>:?[-=?])(?<other>[^{}]*))?\\})");
    private static final int DEEPEST = 8;

    private final Map<String, String> known;

    Values() {
        this(new HashMap<>());
    }

    private Values(Map<String, String> known) {
        this.known = known;
    }

    Values copy() {
        return new Values(new HashMap<>(known));
    }

    /** The later value counts, but the plugin's over the old program's: scripts that look for both say it first. */
    void set(String name, String value) {
        String old = known.get(name);
        if (old == null || !plain(old).equals("docker compose") || !plain(value).equals("docker-compose")) {
            known.put(name, value);
        }
    }

    private static String plain(String value) {
        return value.replace(Word.BETWEEN, ' ').strip();
    }

    /** Takes over what another scope knows and this one does not. */
    void learn(Values other, Set<String> except) {
        other.known.forEach((name, value) -> {
            String old = known.get(name);
            if (!except.contains(name) && (old == null || plain(old).isEmpty())) {
                known.put(name, value);
            }
        });
    }

    void forget(String name) {
        known.remove(name);
    }

    @Nullable
    String get(String name) {
        return known.get(name);
    }

    void append(String name, String value) {
        String old = known.get(name);
        if (old != null) {
            known.put(name, old + value);
        }
    }

    /** The words that a word becomes; what is not known stays as it is written. */
    List<Mapped> fields(Word word, Function<Mapped, @Nullable String> substitute) {
        Mapped whole = substitution(word, substitute);
        Mapped text = whole == null ? expand(word.text(), 0, substitute, word) : whole;
        List<Mapped> fields = new ArrayList<>();
        boolean arrays = text.text().indexOf(Word.BETWEEN) >= 0;
        if (!arrays && word.quoted()) {
            return List.of(text);
        }
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean cut = i == text.length()
                    || text.at(i) == Word.BETWEEN
                    || (!word.quoted() && Character.isWhitespace(text.at(i)) && !inExpansion(text.text(), i));
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
    String value(Word word, Function<Mapped, @Nullable String> substitute) {
        Mapped whole = substitution(word, substitute);
        return (whole == null ? expand(word.text(), 0, substitute, word) : whole).text();
    }

    private static boolean inExpansion(String text, int index) {
        int open = Math.max(text.lastIndexOf("${", index), text.lastIndexOf("$(", index));
        if (open < 0) {
            return false;
        }
        char close = text.charAt(open + 1) == '{' ? '}' : ')';
        int end = text.indexOf(close, open);
        return end < 0 || end > index;
    }

    private static @Nullable Mapped substitution(Word word, Function<Mapped, @Nullable String> substitute) {
        if (word.nested().size() != 1
                || !word.raw().startsWith("$(")
                || !word.raw().endsWith(")")) {
            return null;
        }
        Mapped inner = word.nested().get(0);
        if (inner.length() + 3 != word.text().length()) {
            return null;
        }
        String value = substitute.apply(inner);
        return value == null
                ? null
                : Mapped.standing(value, word.text().start(0), word.text().end());
    }

    private Mapped expand(Mapped text, int depth, Function<Mapped, @Nullable String> substitute, Word word) {
        if (text.text().indexOf('$') < 0 || depth > DEEPEST) {
            return text;
        }
        Mapped.Builder out = new Mapped.Builder();
        int done = 0;
        int nested = 0;
        Matcher matcher = EXPANSION.matcher(text.text());
        int at = 0;
        while (at < text.length()) {
            int dollar = text.text().indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            if (text.at(dollar + 1) == '('
                    && depth == 0
                    && nested < word.nested().size()) {
                Mapped inner = word.nested().get(nested++);
                String value = substitute.apply(inner);
                int end = Math.min(text.length(), dollar + inner.length() + 3);
                out.add(text.sub(done, dollar));
                if (value == null) {
                    out.add(text.sub(dollar, end));
                } else {
                    out.add(value, text.start(dollar), text.start(end - 1) + 1);
                }
                at = end;
                done = end;
                continue;
            }
            if (!matcher.find(dollar) || matcher.start() != dollar) {
                at = dollar + 1;
                continue;
            }
            out.add(text.sub(done, dollar));
            String value = value(matcher);
            if (value == null) {
                out.add(text.sub(dollar, matcher.end()));
            } else {
                int from = text.start(dollar);
                int to = text.start(matcher.end() - 1) + 1;
                Mapped standing = Mapped.standing(value, from, to);
                out.add(expand(standing, depth + 1, substitute, word));
            }
            at = matcher.end();
            done = at;
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

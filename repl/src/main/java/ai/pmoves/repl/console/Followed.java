package ai.pmoves.repl.console;

import ai.pmoves.dsl.GroovyLiteral;
import ai.pmoves.kernel.PmovesException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables of lines that acted, as a runbook declares them: with the values that they had when the line acted. What was
 * given by one literal throughout is a parameter; what was computed is computed again, where what it is made of is the same still.
 */
final class Followed {
    private static final Pattern GIVEN = Pattern.compile(
            "(?s)\\s*(?:(?:def|String|int|boolean)\\s+)?(\\w+)\\s*=(?![=~])\\s*([^;]+?|'[^'\\n]*'|\"[^\"\\n]*\")\\s*;?\\s*");
    private static final Pattern TEXT = Pattern.compile("'[^'\\\\\n]*'|\"[^\"\\\\$\n]*\"");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern PLAIN = Pattern.compile("'(?:[^'\\\\\\n]|\\\\.){0,1000}'");

    private final List<Transcript.Entry> all;
    private final RunbookSecrets secrets;
    private final Map<String, Set<@Nullable Object>> literals = new LinkedHashMap<>();
    private final Set<String> computed = new HashSet<>();

    /** @param all every line, whether it came to a good end or not: also what failed may have changed a variable */
    Followed(List<Transcript.Entry> all, RunbookSecrets secrets) {
        this.all = all;
        this.secrets = secrets;
    }

    /** Remembers what the line uses: what has several values in what is looked at is no parameter. */
    void uses(Transcript.Entry acting, String body) {
        declarations(acting, body);
    }

    /** The parameters that there are, by name. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        literals.forEach((name, values) -> {
            if (!isParameter(name)) {
                return;
            }
            Object value = values.iterator().next();
            String kind = value instanceof String ? "text" : "number";
            parameters.put(
                    name,
                    kind + " '" + name + "', byDefault: "
                            + GroovyLiteral.of(value).orElseThrow());
        });
        return parameters;
    }

    private boolean isParameter(String name) {
        return !computed.contains(name) && literals.getOrDefault(name, Set.of()).size() == 1;
    }

    /**
     * What has to be declared for the body, in the order in which it has to be.
     *
     * @throws PmovesException (usage) where a variable's value cannot be said
     */
    Map<String, String> declarations(Transcript.Entry acting, String body) {
        Map<String, String> declared = new LinkedHashMap<>();
        used(body, acting.before()).forEach(name -> declare(acting, name, declared));
        return declared;
    }

    private void declare(Transcript.Entry acting, String name, Map<String, String> declared) {
        if (declared.containsKey(name)) {
            return;
        }
        Transcript.Entry changed = changed(acting, name);
        if (changed != null && changed.line().acting() != null) {
            throw untold(acting, name, "line " + changed.line().number() + " made while it acted");
        }
        String given = changed == null ? null : given(changed, name);
        if (given != null
                && changed != null
                && (TEXT.matcher(given).matches() || NUMBER.matcher(given).matches())) {
            declared.put(name, literal(acting, changed, name));
            return;
        }
        computed.add(name);
        if (given != null && changed != null && stillSame(given, changed.before(), acting.before())) {
            secrets.demandNone(changed.line().number(), changed.line().text().strip());
            used(given, changed.before()).forEach(other -> declare(acting, other, declared));
            declared.put(name, given);
            return;
        }
        String written = GroovyLiteral.of(acting.before().of(name))
                .orElseThrow(() -> untold(
                        acting,
                        name,
                        changed == null
                                ? "came with the run"
                                : "line " + changed.line().number() + " has changed"));
        secrets.demandNone((changed == null ? acting : changed).line().number(), name + " = " + written);
        declared.put(name, written);
    }

    /** A reference where it is a secret, a parameter where it is the only value, else as it is. */
    private String literal(Transcript.Entry acting, Transcript.Entry given, String name) {
        Object value = acting.before().of(name);
        if (value instanceof String text) {
            Optional<String> reference = secrets.reference(given.line().number(), name, text);
            if (reference.isPresent()) {
                return reference.get();
            }
        }
        if (!(value instanceof String || value instanceof Integer)) {
            computed.add(name);
        } else {
            literals.computeIfAbsent(name, key -> new HashSet<>()).add(value);
        }
        if (isParameter(name)) {
            return "params." + (value instanceof String ? "text" : "number") + "('" + name + "')";
        }
        return GroovyLiteral.of(value).orElseThrow(() -> untold(acting, name, "cannot be written"));
    }

    /** The last line before it that gave the variable another value; null where none did. */
    private Transcript.@Nullable Entry changed(Transcript.Entry acting, String name) {
        for (int i = all.indexOf(acting) - 1; i >= 0; i--) {
            Transcript.Entry entry = all.get(i);
            boolean again = given(entry, name) != null;
            if (entry.after().names().contains(name)
                    && (again || !entry.before().same(name, entry.after()))) {
                return entry;
            }
        }
        return null;
    }

    /** What the line gives the variable, where that is all that it does. */
    private static @Nullable String given(Transcript.Entry entry, String name) {
        Matcher given = GIVEN.matcher(entry.line().text());
        return entry.ending() == Transcript.Ending.GOOD
                        && given.matches()
                        && given.group(1).equals(name)
                ? given.group(2)
                : null;
    }

    private static boolean stillSame(String expression, Values then, Values now) {
        return used(expression, then).stream().allMatch(name -> then.same(name, now));
    }

    /** The variables that the code names. */
    static List<String> used(String code, Values values) {
        String bare = PLAIN.matcher(code).replaceAll("''");
        return values.names().stream()
                .filter(name -> Pattern.compile("(?<!\\w)(?<!(?<!\\.)\\.)" + Pattern.quote(name) + "\\b")
                        .matcher(bare)
                        .find())
                .toList();
    }

    private static PmovesException untold(Transcript.Entry acting, String name, String why) {
        return Promotion.refused(
                "line " + acting.line().number() + " uses '" + name + "', which " + why
                        + ": a runbook cannot say what it was",
                "say it in one line, def " + name + " = ..., do the line again, then :promote NAME.groovy FROM-TO");
    }
}

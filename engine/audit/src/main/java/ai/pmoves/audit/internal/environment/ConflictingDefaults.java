package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.written.WrittenText;
import ai.pmoves.audit.internal.written.WrittenTexts;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.SecretNames;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One variable with different defaults: who sets nothing gets a stack that does not agree with itself. */
public final class ConflictingDefaults implements Rule {
    private static final String ID = "environment.conflicting-defaults";
    private static final int LONGEST = 40;
    /** An address with a user in it, or what could be one: hidden in vain it costs nothing. */
    private static final Pattern WITH_USER = Pattern.compile("://.*@", Pattern.DOTALL);

    private static final Pattern LOCAL = Pattern.compile("\\w+://(localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0)\\b");

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<String, Map<String, Location>> defaults = new TreeMap<>();
        Set<String> hidden = new HashSet<>();
        for (WrittenText text : WrittenTexts.of(target)) {
            for (WrittenText.Default one : text.defaults()) {
                defaults.computeIfAbsent(one.name(), name -> new LinkedHashMap<>())
                        .putIfAbsent(one.value(), text.where());
                if (isSecret(text.name(), one.value()) || isSecret(one.name(), one.value())) {
                    hidden.add(one.name());
                }
            }
        }
        defaults.forEach((name, values) -> {
            if (values.size() > 1 && !isSeenFromTwoSides(values.keySet())) {
                List<Map.Entry<String, Location>> two = List.copyOf(values.entrySet());
                boolean secret = hidden.contains(name);
                Location first = two.get(0).getValue();
                findings.add(
                        ID,
                        "variables." + name,
                        two.get(1).getValue(),
                        "${" + name + "} falls back to "
                                + (secret ? "a value" : shown(two.get(1).getKey())) + " here and to "
                                + (secret ? "another" : shown(two.get(0).getKey())) + " at "
                                + first.file().getFileName() + ":" + first.line()
                                + (values.size() > 2 ? ", and to " + (values.size() - 2) + " more" : ""),
                        "set " + name + " in .env, or give it one default");
            }
        });
    }

    /** An address of this machine for a browser or for the service itself, and one of the network for the others. */
    private static boolean isSeenFromTwoSides(Set<String> values) {
        long others = values.stream()
                .filter(value -> !LOCAL.matcher(value).lookingAt())
                .count();
        return others < 2 && values.stream().allMatch(value -> value.contains("://"));
    }

    /** Judged by the whole value: what is cut looks like nothing any more. */
    private static boolean isSecret(String name, String value) {
        return SecretWords.isName(name)
                || SecretWords.isLiteral(name, value)
                || !SecretNames.guess(name, value).isEmpty()
                || WITH_USER.matcher(value).find();
    }

    private static String shown(String value) {
        return "'" + (value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value) + "'";
    }
}

package ai.pmoves.audit.internal.report;

import java.util.Map;
import java.util.regex.Pattern;

/** What is said of one, said of several: {@code has no limit} becomes {@code have no limit}. */
final class Plural {
    private static final Map<String, String> IRREGULAR =
            Map.of("is", "are", "was", "were", "has", "have", "does", "do", "goes", "go");

    /** What speaks of one further on. */
    private static final Pattern ONE = Pattern.compile("\\b(it|its)\\b");

    private Plural() {}

    /** @param predicate begins with the verb */
    static String said(String subjects, String predicate) {
        if (ONE.matcher(predicate).find()) {
            return "each of " + subjects + " " + predicate;
        }
        String[] parts = predicate.split(" ", 2);
        return subjects + " " + verb(parts[0]) + (parts.length == 1 ? "" : " " + parts[1]);
    }

    private static String verb(String verb) {
        String irregular = IRREGULAR.get(verb);
        if (irregular != null) {
            return irregular;
        }
        if (verb.endsWith("ies")) {
            return verb.substring(0, verb.length() - 3) + "y";
        }
        if (verb.matches(".*(s|sh|ch|x)es")) {
            return verb.substring(0, verb.length() - 2);
        }
        return verb.matches("[a-z]+[^s]s") ? verb.substring(0, verb.length() - 1) : verb;
    }
}

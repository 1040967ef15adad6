package ai.pmoves.compose.build;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A {@code .dockerignore}, as Docker reads it: one pattern a line, {@code #} for remarks, {@code !} takes back, the last one that
 * fits decides, and what fits a folder fits everything in it.
 */
final class IgnoreRules {
    private record Rule(Pattern pattern, boolean takesBack) {
        boolean fits(String path) {
            for (int slash = path.length(); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (pattern.matcher(path.substring(0, slash)).matches()) {
                    return true;
                }
            }
            return false;
        }
    }

    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    static IgnoreRules parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String pattern = line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (pattern.startsWith("#") || pattern.isBlank()) {
                continue;
            }
            pattern = pattern.strip();
            boolean takesBack = pattern.startsWith("!");
            String cleaned = cleaned(takesBack ? pattern.substring(1).strip() : pattern);
            if (!cleaned.isEmpty()) {
                rules.add(new Rule(Pattern.compile(regex(cleaned), Pattern.DOTALL), takesBack));
            }
        }
        return new IgnoreRules(rules);
    }

    /** @param path below the context, with {@code /} */
    boolean excludes(String path) {
        boolean excluded = false;
        for (Rule rule : rules) {
            if (rule.takesBack() == excluded && rule.fits(path)) {
                excluded = !rule.takesBack();
            }
        }
        return excluded;
    }

    /** Whether something below an excluded folder may be taken back. */
    boolean takesBack() {
        return rules.stream().anyMatch(Rule::takesBack);
    }

    /** Without {@code .}, {@code ..} and doubled or outer slashes. */
    private static String cleaned(String pattern) {
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (pattern.startsWith("**", i)) {
                boolean inner = pattern.startsWith("/", i + 2);
                regex.append(i + 2 == pattern.length() ? ".*" : "(?:.*/)?");
                i += inner ? 2 : 1;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && pattern.indexOf(']', i + 2) > 0) {
                int end = pattern.indexOf(']', i + 2);
                regex.append('[')
                        .append(pattern.substring(i + 1, end)
                                .replace("[", "\\[")
                                .replace("&", "\\&"))
                        .append(']');
                i = end;
            } else if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(pattern.substring(i + 1, i + 2)));
                i++;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}

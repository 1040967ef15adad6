package ai.pmoves.workspace.dotenv;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The escapes of double-quoted env values: {@code \n \t \" \\ \$ \0123} and their like; any other backslash stays. */
final class Escapes {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[abcfnrtv$\"\\\\]|0\\d{0,3})");

    private Escapes() {}

    static String expand(String text) {
        return text.indexOf('\\') < 0 ? text : ESCAPE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(one(m)));
    }

    private static String one(MatchResult match) {
        String escape = match.group();
        return switch (escape.charAt(1)) {
            case '$' -> "$$"; // still a template: the doubled sign becomes one
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> "\u000B";
            case '"' -> "\"";
            case '\\' -> "\\";
            case '0' -> octal(escape);
            default -> escape;
        };
    }

    private static String octal(String escape) {
        String digits = escape.substring(2);
        if (digits.length() != 3 || digits.chars().anyMatch(c -> c > '7') || digits.charAt(0) > '3') {
            return escape;
        }
        return String.valueOf((char) Integer.parseInt(digits, 8));
    }
}

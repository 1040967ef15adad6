package ai.pmoves.kernel;

import ai.pmoves.kernel.internal.redact.CodeTexts;
import ai.pmoves.kernel.internal.redact.InCommands;
import ai.pmoves.kernel.internal.redact.SecretWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is secret though nobody has said so: variables whose name ends like a password's, passwords in addresses, before the host
 * and in the query, what programs are given to prove who asks, and what is {@link HandedOut} under any name. What is only guessed is hidden only where it cannot be an ordinary word of a log: of eight
 * characters or more, and more than small letters or more than figures alone, so that {@code POSTGRES_PASSWORD=postgres} does
 * not mask every line that names the service.
 *
 * <p>Anybody's text is searched: the patterns never go back over what they took, and look only so far for an end.
 */
public final class SecretNames {
    /** Also with a slash in it, which no address should have unescaped; what begins as a port is none. */
    private static final Pattern IN_ADDRESS = Pattern.compile("://[^:/@\\s]{0,256}+:(?!\\d+/)([^@\\s]{1,4096}+)@");
    /** {@code ?name=value&name=value}, where names may also be written with dashes. */
    private static final Pattern IN_QUERY = Pattern.compile("[?&]([A-Za-z_][\\w.-]*)=([^&#\\s\"'<>]+)");
    /**
     * {@code Server=db;Password=value;} as ADO.NET, ODBC and JDBC have it, {@code AccountKey=value} of storage services; values may
     * stand in braces or quotes.
     */
    private static final Pattern IN_LIST = Pattern.compile(
            "(?i)(^|[;\"'=:])[ \\t]*+(?:account|client|api|auth|shared ?access|(?:trust|key) ?store)?[ _-]?"
                    + "(?:password|passwd|pwd|secret|token|key|signature)[ \\t]*+=[ \\t]*+"
                    + "(?:\\{([^}\\n]{1,4096}+)}|\"([^\"\\n]{1,4096}+)\"|'([^'\\n]{1,4096}+)'|([^;\"'\\n]++))");

    /** {@code NAME=value} and {@code NAME: value}, as env files, YAML, JSON and runbooks have them. */
    private static final Pattern SET =
            Pattern.compile("(?<![\\w.-]|\\$\\{)-{0,2}+([A-Za-z_][\\w.-]*+)[\"']?[ \\t]*+[=:][ \\t]*+"
                    + "(?:'''((?:[^']++|'(?!'')){1,200}+)'''|\"\"\"((?:[^\"]++|\"(?!\"\")){1,200}+)\"\"\"|\"([^\"\\n]++)\"|'([^'\\n]++)'"
                    // what a map or a list begins with is looked at by itself
                    + "|((?![\\[{(]{1,8}+[ \\t]*+[\"']?[A-Za-z_][\\w.-]{0,256}+[\"']?[ \\t]*+[=:])"
                    + "(?:[^\\s,\\]}\"'$]++|\\$\\{[^}\\n]{0,4096}+}|\\$)++))");

    /** {@code ${NAME}}, {@code ${NAME:-otherwise}}, {@code ${NAME:?message}}: the name of a value, not the value. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{\\w[\\w.()']*+(?::?[-+]([^}]{0,4096}+)|:?\\?[^}]{0,4096}+)?}");

    private static final Pattern PLAIN_REFERENCE = Pattern.compile("\\$[A-Z_][A-Z0-9_]*");

    private static final Pattern ORDINARY = Pattern.compile("[a-z]+|[0-9.]+|/.*");
    private static final int SHORTEST = 8;
    private static final int DEEPEST = 3;
    private static final int LONGEST = 4096;

    private SecretNames() {}

    /** Whether a variable of this name holds a secret: {@code DB_PASSWORD}, {@code API_KEY}; not {@code TOKEN_FILE}, {@code tokenizer}. */
    public static boolean matches(String name) {
        return SecretWords.matches(name);
    }

    /** What can be hidden of a variable: all of it by its name, or the passwords in the addresses in it. */
    public static List<Secret> guess(String name, String value) {
        Stream<String> found = matches(name) ? Stream.of(value) : passwords(value);
        return found.filter(SecretNames::canHide)
                .map(secret -> new Secret(name, "", secret))
                .toList();
    }

    /** The same for many variables by name. */
    public static List<Secret> guess(Map<String, String> variables) {
        return variables.entrySet().stream()
                .flatMap(variable -> guess(variable.getKey(), variable.getValue()).stream())
                .toList();
    }

    /** What can be hidden of a text that sets variables: an env file, a compose file, a runbook, or a line of one. */
    public static List<Secret> guessIn(String text) {
        return guessIn(text, DEEPEST);
    }

    /** The same of Groovy that somebody typed: only what stands in its literals is a value, and the rest is code that makes one. */
    public static List<Secret> guessInCode(String code) {
        CodeTexts texts = CodeTexts.of(code);
        return guessIn(code).stream()
                .filter(secret -> texts.hold(secret.reveal()))
                .toList();
    }

    /** @param deeper how many times what is set is itself looked at as a text that sets variables */
    private static List<Secret> guessIn(String text, int deeper) {
        List<Secret> found = new ArrayList<>(guess("", text));
        Matcher set = SET.matcher(text);
        while (set.find()) {
            String name = set.group(1);
            String value = value(set);
            if (matches(name)) {
                written(value).forEach(part -> found.addAll(guess(name, part)));
            } else if (value.length() <= LONGEST) {
                found.addAll(guess(name, value));
                if (deeper > 0 && (value.indexOf('=') >= 0 || value.indexOf(':') >= 0)) {
                    found.addAll(guessIn(value, deeper - 1));
                }
            }
        }
        return found.stream().filter(secret -> !onlyRefers(secret.reveal())).toList();
    }

    private static boolean onlyRefers(String value) {
        Matcher reference = REFERENCE.matcher(value);
        return PLAIN_REFERENCE.matcher(value).matches() || (reference.matches() && reference.group(1) == null);
    }

    /** The value without what it only refers to; what stands in for that is written out, too. */
    private static Stream<String> written(String value) {
        Matcher reference = REFERENCE.matcher(value);
        return reference.find()
                ? Stream.of(reference
                        .replaceAll(found ->
                                Matcher.quoteReplacement("\0" + (found.group(1) == null ? "" : found.group(1)) + "\0"))
                        .split("\0"))
                : Stream.of(value);
    }

    private static String value(MatchResult set) {
        String bare = set.group(6);
        return bare == null
                ? first(set.group(2), set.group(3), set.group(4), set.group(5))
                : bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static String first(@Nullable String... values) {
        return Stream.of(values).filter(value -> value != null).findFirst().orElse("");
    }

    private static Stream<String> passwords(String value) {
        return Stream.of(inList(value), inAddresses(value), InCommands.in(value), HandedOut.in(value))
                .flatMap(found -> found);
    }

    /** A semicolon before or behind it makes it a part of a list. */
    private static Stream<String> inList(String value) {
        return IN_LIST.matcher(value)
                .results()
                .filter(part -> part.group(1).equals(";") || value.startsWith(";", part.end()))
                .map(part -> first(part.group(2), part.group(3), part.group(4), part.group(5))
                        .strip());
    }

    private static Stream<String> inAddresses(String value) {
        return Stream.concat(
                IN_ADDRESS.matcher(value).results().map(address -> address.group(1)),
                IN_QUERY.matcher(value)
                        .results()
                        .filter(query -> matches(query.group(1)))
                        .map(query -> query.group(2)));
    }

    /** Whether a value that is only guessed to be secret can be hidden without hiding ordinary words. */
    private static boolean canHide(String value) {
        return value.length() >= SHORTEST && !ORDINARY.matcher(value).matches();
    }
}

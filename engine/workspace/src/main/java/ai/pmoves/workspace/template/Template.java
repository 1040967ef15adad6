package ai.pmoves.workspace.template;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code $X}, {@code ${X}} and {@code ${X:-default}} (also {@code -}, {@code :+}, {@code +}, {@code :?}, {@code ?}) in
 * a text; {@code $$} is a dollar sign, any other lone {@code $} stands for itself. Operands are templates too. A default cannot
 * hold a line break. The grammar, with its corners, is Compose's.
 */
public final class Template {
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$(?:(?<escaped>\\$)|(?<named>[_a-z][_a-z0-9]*)|\\{(?:(?<braced>[_a-z][_a-z0-9]*(?::?[-+?].*)?)\\}|(?<invalid>)))",
            Pattern.CASE_INSENSITIVE | Pattern.UNIX_LINES);
    private static final List<String> OPERATORS = List.of(":?", "?", ":-", "-", ":+", "+");

    private final Variables variables;
    private final Consumer<TemplateProblem> problems;

    /** @param problems told everything that is wrong; the text is made as far as it goes all the same */
    public Template(Variables variables, Consumer<TemplateProblem> problems) {
        this.variables = variables;
        this.problems = problems;
    }

    public String substitute(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        Matcher m = REFERENCE.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        int last = 0;
        while (m.find()) {
            out.append(text, last, m.start()).append(replacement(text, m));
            last = m.end();
        }
        return out.append(text, last, text.length()).toString();
    }

    private String replacement(String text, Matcher m) {
        if (m.group("escaped") != null) {
            return "$";
        }
        if (m.group("named") != null) {
            return plain(m.group("named"), m.group());
        }
        if (m.group("braced") == null) {
            return invalid(text, m.group());
        }
        // the match is greedy up to the last brace of the line: what lies behind the first balanced one is text again
        String match = m.group();
        int close = closingBrace(match);
        if (close < 0) {
            return braced(match, m.group("braced"));
        }
        String reference = match.substring(0, close + 1);
        Matcher inner = REFERENCE.matcher(reference);
        if (!inner.find() || inner.group("braced") == null) {
            return invalid(text, match);
        }
        String value = braced(reference, inner.group("braced"));
        return value + substitute(match.substring(close + 1));
    }

    private String braced(String reference, String body) {
        String operator = firstOperator(body);
        if (operator == null) {
            return plain(body, reference);
        }
        int at = body.indexOf(operator);
        String name = body.substring(0, at);
        String operand = body.substring(at + operator.length());
        String value = variables.get(name);
        boolean colon = operator.length() == 2;
        boolean there = value != null && !(colon && value.isEmpty());
        return switch (operator.charAt(operator.length() - 1)) {
            case '-' -> there ? value(value) : substitute(operand);
            case '+' -> there ? substitute(operand) : value(value);
            default -> there ? value(value) : required(name, operand, reference);
        };
    }

    private String required(String name, String operand, String reference) {
        problems.accept(new TemplateProblem(TemplateProblem.Kind.REQUIRED, name, substitute(operand), reference));
        return "";
    }

    private String plain(String name, String reference) {
        String value = variables.get(name);
        if (value == null) {
            problems.accept(new TemplateProblem(TemplateProblem.Kind.UNSET, name, "", reference));
        }
        return value(value);
    }

    private String invalid(String text, String piece) {
        problems.accept(new TemplateProblem(TemplateProblem.Kind.INVALID, "", text, piece));
        return "";
    }

    private static String value(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The operator that stands first in the body, the longer one at the same place. */
    private static @Nullable String firstOperator(String body) {
        String best = null;
        int bestAt = Integer.MAX_VALUE;
        for (String operator : OPERATORS) {
            int at = body.indexOf(operator);
            if (at >= 0 && at < bestAt) {
                best = operator;
                bestAt = at;
            }
        }
        return best;
    }

    /** Index of the brace that closes the first one; the character after an opening brace is not looked at. */
    private static int closingBrace(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '}' && --depth == 0) {
                return i;
            }
            if (c == '{') {
                depth++;
                i++;
            }
        }
        return -1;
    }
}

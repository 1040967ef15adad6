package ai.pmoves.workspace.template;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code $X}, {@code ${X}} and {@code ${X:-default}} (also {@code -}, {@code :+}, {@code +}, {@code :?}, {@code ?}) in
 * a text; {@code $$} is a dollar sign, any other lone {@code $} stands for itself. Operands are templates too. A reference
 * cannot hold a line break. The grammar, with its corners, is Compose's.
 */
public final class Template {
    /** How deep operands may nest. */
    static final int MAX_DEPTH = 50;

    private static final List<String> OPERATORS = List.of(":?", "?", ":-", "-", ":+", "+");

    private final Variables variables;
    private final Consumer<TemplateProblem> problems;
    private final Allowance allowance;

    /** For one text alone. */
    public Template(Variables variables, Consumer<TemplateProblem> problems) {
        this(variables, problems, new Allowance());
    }

    /**
     * @param problems told everything that is wrong; the text is made as far as it goes all the same
     * @param allowance that of the file in which the text stands
     */
    public Template(Variables variables, Consumer<TemplateProblem> problems, Allowance allowance) {
        this.variables = variables;
        this.problems = problems;
        this.allowance = allowance;
    }

    public String substitute(String text) {
        return text.indexOf('$') < 0 ? text : new Scan(text, 0).run();
    }

    private String operand(String text, int depth) {
        return text.indexOf('$') < 0 ? text : new Scan(text, depth + 1).run();
    }

    /** One walk over a text, from dollar sign to dollar sign. */
    private final class Scan {
        private final String text;
        private final int depth;
        private final StringBuilder out;
        private int at;
        private int lineEnd = -1;
        private int lastBrace = -1;

        Scan(String text, int depth) {
            this.text = text;
            this.depth = depth;
            this.out = new StringBuilder(text.length());
        }

        String run() {
            for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
                out.append(text, at, dollar);
                at = dollar;
                reference();
            }
            return out.append(text, at, text.length()).toString();
        }

        private void reference() {
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (next == '$') {
                out.append('$');
                at += 2;
            } else if (next == '{') {
                braced();
            } else {
                int end = nameEnd(at + 1);
                String name = text.substring(at + 1, end);
                if (name.isEmpty()) {
                    out.append('$');
                } else {
                    add(name, plain(name, "$" + name), "$" + name);
                }
                at = end;
            }
        }

        private void braced() {
            if (depth > MAX_DEPTH) {
                invalid("${");
                at = text.length();
                return;
            }
            int nameEnd = nameEnd(at + 2);
            boolean named = nameEnd > at + 2 && nameEnd < text.length();
            if (named && text.charAt(nameEnd) == '}') {
                String reference = text.substring(at, nameEnd + 1);
                String name = text.substring(at + 2, nameEnd);
                add(name, plain(name, reference), reference);
                at = nameEnd + 1;
                return;
            }
            String operator = named ? operatorAt(nameEnd) : null;
            int end = operator == null ? -1 : close(nameEnd + operator.length());
            if (operator == null || end < 0) {
                invalid("${");
                at += 2;
                return;
            }
            String reference = text.substring(at, end + 1);
            String operand = text.substring(nameEnd + operator.length(), end);
            String name = text.substring(at + 2, nameEnd);
            add(name, apply(name, operator, operand, reference, depth), reference);
            at = end + 1;
        }

        private void add(String name, String value, String reference) {
            if (allowance.allows(out.length(), value.length())) {
                out.append(value);
            } else {
                problems.accept(new TemplateProblem(TemplateProblem.Kind.TOO_LONG, name, "", reference));
            }
        }

        /**
         * The brace that ends the reference: the first balanced one, else the last of the line, else -1. The character after an
         * opening brace is not looked at.
         */
        private int close(int from) {
            int last = lastBrace(from);
            int open = 0;
            for (int i = at; i <= last; i++) {
                char c = text.charAt(i);
                if (c == '}' && --open == 0) {
                    return i;
                }
                if (c == '{') {
                    open++;
                    i++;
                }
            }
            return last;
        }

        private int lastBrace(int from) {
            if (from > lineEnd) {
                int end = text.indexOf('\n', from);
                lineEnd = end < 0 ? text.length() : end;
                lastBrace = Math.min(lineEnd, text.length() - 1);
                while (lastBrace >= from && text.charAt(lastBrace) != '}') {
                    lastBrace--;
                }
            }
            return lastBrace >= from ? lastBrace : -1;
        }

        private @Nullable String operatorAt(int offset) {
            return OPERATORS.stream()
                    .filter(o -> text.startsWith(o, offset))
                    .findFirst()
                    .orElse(null);
        }

        private int nameEnd(int from) {
            int i = from;
            while (i < text.length() && isNamePart(text.charAt(i), i > from)) {
                i++;
            }
            return i;
        }

        private void invalid(String piece) {
            problems.accept(new TemplateProblem(TemplateProblem.Kind.INVALID, "", text, piece));
        }
    }

    private static boolean isNamePart(char c, boolean digits) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (digits && c >= '0' && c <= '9');
    }

    private String apply(String name, String operator, String operand, String reference, int depth) {
        String value = variables.get(name);
        boolean there = value != null && !(operator.length() == 2 && value.isEmpty());
        return switch (operator.charAt(operator.length() - 1)) {
            case '-' -> there ? value(value) : operand(operand, depth);
            case '+' -> there ? operand(operand, depth) : value(value);
            default -> there ? value(value) : required(name, operand(operand, depth), reference);
        };
    }

    private String required(String name, String message, String reference) {
        problems.accept(new TemplateProblem(TemplateProblem.Kind.REQUIRED, name, message, reference));
        return "";
    }

    private String plain(String name, String reference) {
        String value = variables.get(name);
        if (value == null) {
            problems.accept(new TemplateProblem(TemplateProblem.Kind.UNSET, name, "", reference));
        }
        return value(value);
    }

    private static String value(@Nullable String value) {
        return value == null ? "" : value;
    }
}

package ai.pmoves.audit.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A word as it is written: its parts, one after the other, are the word. */
public record Word(int start, int end, List<Part> parts) {
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=.*", Pattern.DOTALL);

    public Word {
        parts = List.copyOf(parts);
    }

    /** Whether nothing of it is quoted or expanded. */
    public boolean isLiteral() {
        return parts.size() == 1 && parts.get(0) instanceof Part.Literal;
    }

    /** Whether some of it is quoted. */
    public boolean isQuoted() {
        return parts.stream()
                .anyMatch(part -> part instanceof Part.Escaped
                        || part instanceof Part.SingleQuoted
                        || part instanceof Part.DoubleQuoted);
    }

    /** Without its quotes; expansions as they are written. */
    public String unquoted(String text) {
        StringBuilder out = new StringBuilder();
        Parts.unquoted(parts, text, out);
        return out.toString();
    }

    /** Whether its text, without quotes, sets a variable where a command could begin. */
    public static boolean isAssignment(String unquoted) {
        return ASSIGNMENT.matcher(unquoted).matches();
    }

    /** Every command substitution in it, also those in quotes and in other expansions, but not those in one another. */
    public List<Part.Substitution> substitutions() {
        List<Part.Substitution> found = new ArrayList<>();
        Parts.substitutions(parts, found);
        return found;
    }
}

package ai.pmoves.audit.internal.shell;

import org.jspecify.annotations.Nullable;

/**
 * @param operator such as {@code >}, {@code 2>}'s {@code >}, {@code &>}, {@code <<}
 * @param descriptor the number before it; where there is none, the one that the operator means, and -1 for output and errors
 * @param target null where the text ends before it
 */
public record Redirection(
        int start,
        int end,
        String operator,
        int descriptor,
        @Nullable Word target) {

    public boolean isDocument() {
        return operator.equals("<<") || operator.equals("<<-");
    }

    static int usual(String operator) {
        return operator.startsWith("<") ? 0 : operator.startsWith("&") ? -1 : 1;
    }
}

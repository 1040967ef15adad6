package ai.pmoves.repl.console;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A call whose parentheses are open where the cursor is.
 *
 * @param expression what is called, such as {@code docker.start}
 * @param arguments how many stand there already
 */
record Call(String expression, int arguments) {

    /** The innermost one; null where there is none, or a text is open. */
    static @Nullable Call open(String text) {
        Deque<int[]> open = new ArrayDeque<>();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                open.push(new int[] {i, 0});
            } else if ((c == ')' || c == ']' || c == '}') && !open.isEmpty()) {
                open.pop();
            } else if (c == ',' && !open.isEmpty()) {
                open.element()[1]++;
            }
        }
        if (quote != 0 || open.isEmpty() || text.charAt(open.element()[0]) != '(') {
            return null;
        }
        String expression = Receiver.before(text.substring(0, open.element()[0]) + ".");
        return expression.isEmpty() ? null : new Call(expression, open.element()[1]);
    }
}

package ai.pmoves.audit.internal.shell;

/** Finds the end of {@code ((…))}, which begins as a group in a group does. */
final class Arithmetic {
    private Arithmetic() {}

    /** @param ahead how far ahead the first bracket stands; the offset after the last one, or -1 where it is something else */
    static int end(Cursor cursor, int ahead) {
        if (cursor.peek(ahead) != '(' || cursor.peek(ahead + 1) != '(') {
            return -1;
        }
        int open = 1;
        int i = ahead + 2;
        for (int c = cursor.peek(i); c != Cursor.END && open > 0; c = cursor.peek(++i)) {
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return open == 0 && cursor.peek(i) == ')' ? cursor.at() + i + 1 : -1;
    }
}

package ai.pmoves.repl.console;

/** What stands before a dot. Pure. */
final class Receiver {
    private Receiver() {}

    /** Of {@code def x = stack.service('api').} the part {@code stack.service('api')}. @param text ends with the dot */
    static String before(String text) {
        int end = text.length() - 1;
        int at = end;
        int depth = 0;
        char quote = 0;
        while (at > 0) {
            char c = text.charAt(at - 1);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ')' || c == ']' || c == '}') {
                depth++;
            } else if (c == '(' || c == '[' || c == '{') {
                if (depth == 0) {
                    break;
                }
                depth--;
            } else if (depth == 0 && !Character.isJavaIdentifierPart(c) && c != '.' && c != '?') {
                break;
            }
            at--;
        }
        return text.substring(at, end);
    }
}

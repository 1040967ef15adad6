package ai.pmoves.audit.internal.invocation;

/** String literals of programming languages. */
final class Literals {
    private Literals() {}

    /** The text of a literal's inside, escapes resolved as far as shell text needs it. */
    static Mapped unescaped(String source, int start, int end) {
        Mapped.Builder out = new Mapped.Builder();
        int at = start;
        while (at < end) {
            char c = source.charAt(at);
            if (c == '\\' && at + 1 < end) {
                char next = source.charAt(at + 1);
                char meant = next == 'n' ? '\n' : next == 't' ? '\t' : next;
                out.add(meant, at, at + 2);
                at += 2;
            } else {
                out.add(c, at, at + 1);
                at++;
            }
        }
        return out.build();
    }
}

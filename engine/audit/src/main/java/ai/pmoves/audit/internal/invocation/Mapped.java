package ai.pmoves.audit.internal.invocation;

import java.util.Arrays;

/**
 * Text that knows where each of its characters was written: a stretch of the source, longer than a character where a variable or an
 * escape stands there.
 */
final class Mapped {
    static final Mapped EMPTY = new Mapped("", new int[0], new int[0]);

    private final String text;
    private final int[] from;
    private final int[] to;

    private Mapped(String text, int[] from, int[] to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** A stretch of the source as it is. */
    static Mapped of(String source, int start, int end) {
        int[] from = new int[end - start];
        int[] to = new int[end - start];
        for (int i = 0; i < from.length; i++) {
            from[i] = start + i;
            to[i] = start + i + 1;
        }
        return new Mapped(source.substring(start, end), from, to);
    }

    /** Text that a stretch of the source stands for. */
    static Mapped standing(String text, int start, int end) {
        int[] from = new int[text.length()];
        int[] to = new int[text.length()];
        Arrays.fill(from, start);
        Arrays.fill(to, end);
        return new Mapped(text, from, to);
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    /** Where the character is written; for the end of the text, where it ends. */
    int start(int index) {
        return index < from.length ? from[index] : end();
    }

    /** Where the last character's stretch ends; 0 for no text. */
    int end() {
        return to.length == 0 ? 0 : to[to.length - 1];
    }

    Mapped sub(int start, int end) {
        return new Mapped(
                text.substring(start, end), Arrays.copyOfRange(from, start, end), Arrays.copyOfRange(to, start, end));
    }

    /** The same places for other text of the same length. */
    Mapped with(String other) {
        if (other.length() != text.length()) {
            throw new IllegalArgumentException("places are kept for text of the same length only");
        }
        return new Mapped(other, from, to);
    }

    Mapped replace(char old, char other) {
        return text.indexOf(old) < 0 ? this : with(text.replace(old, other));
    }

    /** Gathers stretches. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private int[] from = new int[32];
        private int[] to = new int[32];

        Builder add(Mapped piece) {
            int length = text.length();
            room(piece.length());
            System.arraycopy(piece.from, 0, from, length, piece.length());
            System.arraycopy(piece.to, 0, to, length, piece.length());
            text.append(piece.text);
            return this;
        }

        Builder add(char one, int start, int end) {
            room(1);
            from[text.length()] = start;
            to[text.length()] = end;
            text.append(one);
            return this;
        }

        Builder add(String standing, int start, int end) {
            int length = text.length();
            room(standing.length());
            Arrays.fill(from, length, length + standing.length(), start);
            Arrays.fill(to, length, length + standing.length(), end);
            text.append(standing);
            return this;
        }

        private void room(int more) {
            int needed = text.length() + more;
            if (needed > from.length) {
                int size = Math.max(needed, from.length * 2);
                from = Arrays.copyOf(from, size);
                to = Arrays.copyOf(to, size);
            }
        }

        int length() {
            return text.length();
        }

        /** So many characters of the start, or what there is. */
        String first(int characters) {
            return text.substring(0, Math.min(characters, text.length()));
        }

        Mapped build() {
            int length = text.length();
            return new Mapped(text.toString(), Arrays.copyOf(from, length), Arrays.copyOf(to, length));
        }
    }
}

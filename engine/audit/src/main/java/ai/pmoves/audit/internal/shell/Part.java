package ai.pmoves.audit.internal.shell;

import java.util.List;

/** A part of a word, from where to where it is written with its quotes and brackets. */
public sealed interface Part {
    int start();

    int end();

    /** Text as it is. */
    record Literal(int start, int end) implements Part {}

    /** A backslash and the character that it quotes; with a line's end it is nothing. */
    record Escaped(int start, int end) implements Part {}

    /**
     * {@code '…'} and {@code $'…'}.
     *
     * @param from where the text in it begins
     * @param to where it ends
     */
    record SingleQuoted(int start, int end, int from, int to) implements Part {}

    /** {@code "…"} and {@code $"…"}. */
    record DoubleQuoted(int start, int end, List<Part> parts) implements Part {
        public DoubleQuoted {
            parts = List.copyOf(parts);
        }
    }

    /**
     * {@code $X}, {@code $1} and <code>${…}</code>.
     *
     * @param parts what stands in the braces
     */
    record Parameter(int start, int end, List<Part> parts) implements Part {
        public Parameter {
            parts = List.copyOf(parts);
        }
    }

    /** {@code $((…))}. */
    record Arithmetic(int start, int end) implements Part {}

    /** A command whose output stands here. */
    record Substitution(int start, int end, Form form, Statements inside) implements Part {
        /** How it is written. */
        public enum Form {
            DOLLAR,
            BACKTICK,
            /** {@code <(…)} and {@code >(…)}: a file's name for it. */
            PROCESS
        }
    }

    /** The elements of an array that is assigned: {@code (a b)}. */
    record Elements(int start, int end, List<Word> words) implements Part {
        public Elements {
            words = List.copyOf(words);
        }
    }
}

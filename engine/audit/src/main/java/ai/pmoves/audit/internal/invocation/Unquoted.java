package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.internal.shell.Part;
import ai.pmoves.audit.internal.shell.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of shell text without its quotes. A dollar that the shell would not touch is {@link #PLAIN_DOLLAR}; expansions stand in it as
 * they were written.
 *
 * @param quoted whether some of it was quoted
 * @param nested the commands of its {@code $(…)}, in order
 */
record Unquoted(Mapped text, boolean quoted, List<Nested> nested) {
    static final char PLAIN_DOLLAR = '\uE000';
    /** Between the elements of an array's value. */
    static final char BETWEEN = '\uE001';

    /** Commands whose output stands from here to there in the word's text. */
    record Nested(int start, int end, Body body) {}

    static Unquoted of(Mapped source, Word word) {
        Writer writer = new Writer(source);
        word.parts().forEach(writer::write);
        boolean array = word.parts().stream().anyMatch(part -> part instanceof Part.Elements);
        return new Unquoted(writer.out.build(), array || word.isQuoted(), List.copyOf(writer.nested));
    }

    static String plain(String text) {
        return text.replace(PLAIN_DOLLAR, '$');
    }

    String raw() {
        return text.text();
    }

    /** Its text where another shell reads it. */
    Mapped handedOn() {
        return text.replace(PLAIN_DOLLAR, '$');
    }

    private static final class Writer {
        private final Mapped source;
        private final Mapped.Builder out = new Mapped.Builder();
        private final List<Nested> nested = new ArrayList<>();

        Writer(Mapped source) {
            this.source = source;
        }

        void write(Part part) {
            if (part instanceof Part.SingleQuoted quoted) {
                out.add(source.sub(quoted.from(), quoted.to()).replace('$', PLAIN_DOLLAR));
            } else if (part instanceof Part.DoubleQuoted quoted) {
                quoted.parts().forEach(this::write);
            } else if (part instanceof Part.Escaped) {
                escaped(part.start(), part.end());
            } else if (part instanceof Part.Elements elements) {
                elements(elements);
            } else {
                Mapped written = source.sub(part.start(), part.end());
                if (part instanceof Part.Substitution substitution
                        && substitution.form() == Part.Substitution.Form.DOLLAR) {
                    int start = out.length();
                    nested.add(new Nested(start, start + written.length(), new Body(source, substitution.inside())));
                }
                out.add(written);
            }
        }

        private void escaped(int start, int end) {
            char c = end - start < 2 ? '\n' : source.at(start + 1);
            if (c != '\n' && (c != '\r' || end - start == 2)) {
                out.add(c == '$' ? PLAIN_DOLLAR : c, source.start(start), source.start(start + 1) + 1);
            }
        }

        private void elements(Part.Elements elements) {
            int place = source.start(elements.start());
            out.add(BETWEEN, place, place + 1);
            for (Word element : elements.words()) {
                element.parts().forEach(this::write);
                out.add(BETWEEN, place, place + 1);
            }
        }
    }
}

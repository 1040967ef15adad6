package ai.pmoves.audit.internal.shell;

import java.util.List;

/** What all parts of a word come to. */
final class Parts {
    private Parts() {}

    static void unquoted(List<Part> parts, String text, StringBuilder out) {
        for (Part part : parts) {
            if (part instanceof Part.Escaped escaped) {
                char quoted = escaped.end() - escaped.start() < 2 ? '\\' : text.charAt(escaped.start() + 1);
                if (quoted != '\n' && quoted != '\r') {
                    out.append(quoted);
                }
            } else if (part instanceof Part.SingleQuoted quoted) {
                out.append(text, quoted.from(), quoted.to());
            } else if (part instanceof Part.DoubleQuoted quoted) {
                unquoted(quoted.parts(), text, out);
            } else {
                out.append(text, part.start(), part.end());
            }
        }
    }

    static void substitutions(List<Part> parts, List<Part.Substitution> found) {
        for (Part part : parts) {
            if (part instanceof Part.Substitution substitution) {
                found.add(substitution);
            } else if (part instanceof Part.DoubleQuoted quoted) {
                substitutions(quoted.parts(), found);
            } else if (part instanceof Part.Parameter parameter) {
                substitutions(parameter.parts(), found);
            } else if (part instanceof Part.Elements elements) {
                elements.words().forEach(word -> substitutions(word.parts(), found));
            }
        }
    }
}

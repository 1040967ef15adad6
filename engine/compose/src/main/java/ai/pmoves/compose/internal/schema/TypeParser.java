package ai.pmoves.compose.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the ACCEPTS column. */
final class TypeParser {
    private final String text;
    private final Map<String, Type> named;
    private int at;

    private TypeParser(String text, Map<String, Type> named) {
        this.text = text;
        this.named = named;
    }

    static Type parse(String text, Map<String, Type> named) {
        TypeParser parser = new TypeParser(text, named);
        Type type = parser.choices();
        parser.blanks();
        if (parser.at < text.length()) {
            throw new IllegalArgumentException("unexpected '" + text.substring(parser.at) + "' in " + text);
        }
        return type;
    }

    private Type choices() {
        List<Type> choices = new ArrayList<>();
        do {
            Type one = one();
            if (one instanceof Type.Either either) {
                choices.addAll(either.choices());
            } else {
                choices.add(one);
            }
        } while (skip('|'));
        return choices.size() == 1 ? choices.get(0) : new Type.Either(List.copyOf(choices));
    }

    private Type one() {
        if (skip('[')) {
            Type item = choices();
            expect(']');
            return new Type.Sequence(item, skip('!'));
        }
        if (skip('{')) {
            Pattern keys = peek('/') ? regex() : null;
            Type value = choices();
            expect('}');
            return new Type.Mapping(keys, value);
        }
        if (skip('@')) {
            return new Type.Reference(word());
        }
        return scalar(word());
    }

    private Type scalar(String word) {
        Type alias = named.get(word);
        if (alias != null) {
            return alias;
        }
        return switch (word) {
            case "any" -> new Type.Any();
            case "bool" -> new Type.Scalar("boolean", null, null, List.of(), null);
            case "null", "number" -> new Type.Scalar(word, null, null, List.of(), null);
            case "integer" -> integer();
            case "string" -> string();
            default -> throw new IllegalArgumentException("unknown type '" + word + "' in " + text);
        };
    }

    private Type integer() {
        if (!skip('(')) {
            return new Type.Scalar("integer", null, null, List.of(), null);
        }
        int close = text.indexOf(')', at);
        String[] bounds = text.substring(at, close).split(",", -1);
        at = close + 1;
        return new Type.Scalar("integer", bound(bounds[0]), bound(bounds[1]), List.of(), null);
    }

    private static @Nullable Integer bound(String text) {
        return text.isBlank() ? null : Integer.valueOf(text.trim());
    }

    private Type string() {
        if (!skip('(')) {
            return new Type.Scalar("string", null, null, List.of(), null);
        }
        if (peek('/')) {
            Pattern pattern = regex();
            expect(')');
            return new Type.Scalar("string", null, null, List.of(), pattern);
        }
        List<String> words = new ArrayList<>();
        do {
            expect('"');
            int end = text.indexOf('"', at);
            words.add(text.substring(at, end));
            at = end + 1;
        } while (skip(','));
        expect(')');
        return new Type.Scalar("string", null, null, List.copyOf(words), null);
    }

    private Pattern regex() {
        int end = text.indexOf('/', at + 1);
        Pattern pattern = Pattern.compile(text.substring(at + 1, end));
        at = end + 1;
        return pattern;
    }

    private String word() {
        blanks();
        int start = at;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        return text.substring(start, at);
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean peek(char c) {
        blanks();
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean skip(char c) {
        if (!peek(c)) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw new IllegalArgumentException("expected " + c + " at " + at + " in " + text);
        }
    }
}

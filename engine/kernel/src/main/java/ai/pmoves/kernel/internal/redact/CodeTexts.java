package ai.pmoves.kernel.internal.redact;

import java.util.ArrayList;
import java.util.List;

/** What stands between quotes in Groovy code, as it is written there. What is not closed goes to the end. */
public final class CodeTexts {
    private static final List<String> QUOTES = List.of("'''", "\"\"\"", "'", "\"");

    private final List<String> texts;

    private CodeTexts(List<String> texts) {
        this.texts = texts;
    }

    public static CodeTexts of(String code) {
        List<String> texts = new ArrayList<>();
        int at = 0;
        while (at < code.length()) {
            String quote = quoteAt(code, at);
            if (quote.isEmpty()) {
                at++;
                continue;
            }
            int begin = at + quote.length();
            int end = end(code, begin, quote);
            texts.add(code.substring(begin, end));
            at = Math.min(code.length(), end + quote.length());
        }
        return new CodeTexts(texts);
    }

    private static String quoteAt(String code, int at) {
        return QUOTES.stream()
                .filter(quote -> code.startsWith(quote, at))
                .findFirst()
                .orElse("");
    }

    private static int end(String code, int begin, String quote) {
        int at = begin;
        while (at < code.length() && !code.startsWith(quote, at)) {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, code.length());
    }

    /** Whether one of them holds this. */
    public boolean hold(String part) {
        return texts.stream().anyMatch(text -> text.contains(part));
    }
}

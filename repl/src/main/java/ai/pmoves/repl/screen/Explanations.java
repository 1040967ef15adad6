package ai.pmoves.repl.screen;

import ai.pmoves.audit.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What there is to say about problem codes: {@code problems.md}, one heading per code. */
public final class Explanations {
    private Explanations() {}

    /** By code of a problem, and by id of a rule of the audit. */
    public static Map<String, String> all() {
        Map<String, String> texts = new TreeMap<>(ofProblems());
        Rules.texts()
                .forEach((id, rule) -> texts.put(
                        id,
                        rule.severity().name().toLowerCase(Locale.ROOT) + ": " + rule.title() + "\n\n" + rule.why()
                                + "\n\nFix: " + rule.fix() + "\n\nSource: " + rule.source()));
        return texts;
    }

    private static Map<String, String> ofProblems() {
        try (InputStream in = Explanations.class.getResourceAsStream("/ai/pmoves/repl/problems.md")) {
            return in == null ? Map.of() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> parse(String markdown) {
        Map<String, String> texts = new TreeMap<>();
        for (String section : markdown.split("(?m)^## ", -1)) {
            String[] parts = section.split("\n", 2);
            if (parts.length == 2 && parts[0].matches("[a-z0-9.-]+")) {
                texts.put(parts[0], parts[1].strip());
            }
        }
        return texts;
    }
}

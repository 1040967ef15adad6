package ai.pmoves.audit.internal;

import ai.pmoves.audit.RuleText;
import ai.pmoves.kernel.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code rules.md}: a heading for each rule, its severity and title, why, {@code Fix:} and {@code Source:}. */
public final class Catalogue {
    private static final Pattern ENTRY = Pattern.compile(
            "(?<id>[a-z]+\\.[a-z0-9-]+)\n(?<severity>error|warning|note): (?<title>[^\n]+)\n\n"
                    + "(?<why>.+?)\n\nFix: (?<fix>.+?)\n\nSource: (?<source>.+?)\\s*",
            Pattern.DOTALL);
    private static final SortedMap<String, RuleText> TEXTS = read();

    private Catalogue() {}

    /** By id. */
    public static SortedMap<String, RuleText> texts() {
        return TEXTS;
    }

    /** @throws IllegalArgumentException for a rule without a text, which is a defect of the rule */
    public static RuleText text(String id) {
        RuleText text = TEXTS.get(id);
        if (text == null) {
            throw new IllegalArgumentException("rule '" + id + "' has no entry in rules.md");
        }
        return text;
    }

    private static SortedMap<String, RuleText> read() {
        try (InputStream in = Catalogue.class.getResourceAsStream("/ai/pmoves/audit/rules.md")) {
            if (in == null) {
                throw new IllegalStateException("rules.md is not on the class path");
            }
            return Collections.unmodifiableSortedMap(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException for an entry that is not complete */
    static SortedMap<String, RuleText> parse(String markdown) {
        SortedMap<String, RuleText> texts = new TreeMap<>();
        String[] sections = markdown.split("(?m)^## ", -1);
        for (int i = 1; i < sections.length; i++) {
            Matcher entry = ENTRY.matcher(sections[i]);
            if (!entry.matches()) {
                throw new IllegalArgumentException(
                        "not a rule's entry: " + sections[i].lines().findFirst().orElse(""));
            }
            String id = entry.group("id");
            texts.put(
                    id,
                    new RuleText(
                            id,
                            Severity.valueOf(entry.group("severity").toUpperCase(Locale.ROOT)),
                            entry.group("title"),
                            entry.group("why").strip(),
                            entry.group("fix").strip(),
                            entry.group("source").strip()));
        }
        return texts;
    }
}

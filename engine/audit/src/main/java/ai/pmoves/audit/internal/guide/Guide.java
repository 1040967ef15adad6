package ai.pmoves.audit.internal.guide;

import ai.pmoves.audit.RuleText;
import ai.pmoves.audit.internal.Catalogue;
import ai.pmoves.audit.internal.image.KnownImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code guides.md} and {@code rules.md} together; for healthchecks, the checks that work in widely used images, too. */
public final class Guide {
    private static final SortedMap<String, String> TEXTS = read();

    private Guide() {}

    public static SortedSet<String> areas() {
        return new TreeSet<>(TEXTS.keySet());
    }

    /** Markdown, or empty for an area without a guide. */
    public static Optional<String> of(String area) {
        return Optional.ofNullable(TEXTS.get(area)).map(text -> page(area, text));
    }

    private static String page(String area, String text) {
        List<RuleText> rules = Catalogue.texts().values().stream()
                .filter(rule -> rule.area().equals(area))
                .toList();
        StringBuilder page = new StringBuilder();
        page.append("# ").append(text.strip()).append("\n\n");
        page.append("Printed by `pmoves explain --guide ").append(area).append("`.\n\n");
        page.append("## The rules\n\n| Rule | Severity | What is wrong |\n|---|---|---|\n");
        for (RuleText rule : rules) {
            page.append("| ").append(rule.id()).append(" | ").append(severity(rule));
            page.append(" | ").append(cell(rule.title())).append(" |\n");
        }
        for (RuleText rule : rules) {
            page.append("\n### ").append(rule.id()).append("\n\n");
            page.append(rule.title()).append(".\n\n").append(rule.why()).append("\n\n");
            page.append("Fix: ").append(rule.fix()).append("\n");
        }
        if (area.equals("healthcheck")) {
            page.append("\n## Checks that work in widely used images\n\n");
            page.append("| Image | Tags | Test | It lacks |\n|---|---|---|---|\n");
            KnownImages.rows()
                    .forEach(row -> page.append("| ")
                            .append(cell(plain(row.name())))
                            .append(" | ")
                            .append(row.tags().equals(".*") ? "any" : cell(plain(row.tags())))
                            .append(" | ")
                            .append(row.test().isEmpty() ? "" : "`" + cell(row.test()) + "`")
                            .append(" | ")
                            .append(row.shell().equals("none") ? "a shell, and all else" : cell(row.lacks()))
                            .append(" |\n"));
        }
        return page.toString();
    }

    private static String severity(RuleText rule) {
        return rule.severity().name().toLowerCase(Locale.ROOT);
    }

    /** An expression as a person reads it. */
    private static String plain(String expression) {
        return expression.replace("\\.", ".").replace("\\b", "").replace(".*", "*");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }

    private static SortedMap<String, String> read() {
        try (InputStream in = Guide.class.getResourceAsStream("/ai/pmoves/audit/guides.md")) {
            if (in == null) {
                throw new IllegalStateException("guides.md is not on the class path");
            }
            SortedMap<String, String> texts = new TreeMap<>();
            String[] sections = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^## ", -1);
            for (int i = 1; i < sections.length; i++) {
                int end = sections[i].indexOf('\n');
                texts.put(sections[i].substring(0, end), sections[i].substring(end + 1));
            }
            return Collections.unmodifiableSortedMap(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

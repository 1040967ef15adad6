package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.Edit;
import ai.pmoves.kernel.Location;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes {@code -f} behind the one curl of a test that stands on one line. */
final class CurlOption {
    private static final Pattern CURL = Pattern.compile("\\bcurl(?<quote>[\"']?)(?<between>\\s*,\\s*|\\s+)(?=\\S)");

    private CurlOption() {}

    static List<Edit> edits(Checked checked) {
        String path = "services." + checked.service().name() + ".healthcheck.test";
        Location where = checked.target().project().sources().get(path);
        if (where == null) {
            return List.of();
        }
        Optional<String> line = checked.target()
                .tree()
                .text(where.file())
                .flatMap(text -> text.lines().skip(where.line() - 1L).findFirst())
                .filter(text -> text.contains("test:"));
        Matcher curl = CURL.matcher(line.orElse(""));
        if (!curl.find()) {
            return List.of();
        }
        String quote = curl.group("quote");
        boolean word = curl.group("between").contains(",");
        int column = curl.end() + 1;
        boolean another = curl.find();
        if (another || word == quote.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Edit(new Location(where.file(), where.line(), column), word ? quote + "-f" + quote + ", " : "-f "));
    }
}

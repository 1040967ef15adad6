package ai.pmoves.repl.cli;

import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.specs.Example;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What examples came to, as the XML that CI servers read. */
final class JunitReport {
    private JunitReport() {}

    static String of(List<Example> examples) {
        Map<String, List<Example>> suites = examples.stream()
                .collect(Collectors.groupingBy(Example::specification, LinkedHashMap::new, Collectors.toList()));
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        suites.forEach((name, all) -> {
            xml.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" time=\"%s\">\n"
                    .formatted(
                            escaped(name),
                            all.size(),
                            all.stream().filter(one -> one.failure() != null).count(),
                            all.stream().filter(one -> one.skipped() != null).count(),
                            seconds(all.stream()
                                    .mapToLong(one -> one.took().toMillis())
                                    .sum())));
            all.forEach(one -> xml.append(example(one)));
            xml.append("  </testsuite>\n");
        });
        return xml.append("</testsuites>\n").toString();
    }

    private static String example(Example one) {
        String head = "    <testcase classname=\"%s\" name=\"%s\" time=\"%s\""
                .formatted(
                        escaped(one.specification()),
                        escaped(one.name()),
                        seconds(one.took().toMillis()));
        Throwable failure = one.failure();
        if (failure != null) {
            String message = String.valueOf(failure.getMessage());
            return head
                    + ">\n      <failure type=\"%s\" message=\"%s\">%s</failure>\n    </testcase>\n"
                            .formatted(
                                    escaped(failure.getClass().getName()),
                                    escaped(message.lines().findFirst().orElse("")),
                                    escaped(message));
        }
        return one.skipped() == null
                ? head + "/>\n"
                : head + ">\n      <skipped message=\"" + escaped(one.skipped()) + "\"/>\n    </testcase>\n";
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private static String escaped(String text) {
        return Text.plain(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

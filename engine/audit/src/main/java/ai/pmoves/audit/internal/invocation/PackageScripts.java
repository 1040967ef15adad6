package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the scripts of a {@code package.json}: any string value of one line that is shell text with a call in it. */
final class PackageScripts {
    private static final String INSIDE = "[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+";
    private static final Pattern ENTRY =
            Pattern.compile("\"(?<key>" + INSIDE + ")\"?+(?:\\s*+:\\s*+\"(?<value>" + INSIDE + ")\"?+)?+");

    private PackageScripts() {}

    static void read(Source source, Path root, Consumer<Invocation> found) {
        int scripts = source.text().indexOf("\"scripts\"");
        if (scripts < 0) {
            return;
        }
        int end = source.text().indexOf('}', scripts);
        Matcher entry = ENTRY.matcher(source.text());
        entry.region(scripts, end < 0 ? source.text().length() : end);
        while (entry.find()) {
            String value = entry.group("value");
            if (value != null && value.contains("compose")) {
                Mapped text = Literals.unescaped(source.text(), entry.start("value"), entry.end("value"));
                new Shell(
                                new Setting(
                                        source,
                                        Invocation.Kind.PACKAGE,
                                        root,
                                        null,
                                        source.file().getParent(),
                                        entry.group("key"),
                                        false),
                                found)
                        .run(text);
            }
        }
    }
}

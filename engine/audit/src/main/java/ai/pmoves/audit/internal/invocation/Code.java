package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads calls in Python, JavaScript and the like: lists of words that begin with Compose's, and shell text that is given to what
 * runs it. Where they run is not known.
 */
final class Code {
    private static final String STRING =
            "(?:\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+')";
    private static final Pattern LIST = Pattern.compile(
            "\\[\\s*(?:[\"'](?:docker|podman)[\"']\\s*,\\s*[\"']compose[\"']|[\"'](?:docker|podman)-compose[\"'])\\s*(?=[,\\]])");
    private static final Pattern SPAWN = Pattern.compile(
            "\\b(?:spawn|spawnSync|execFile|execFileSync|execa)\\s*\\(\\s*[\"'](?<tool>docker|docker-compose|podman)[\"']\\s*,\\s*\\[");
    private static final Pattern TEXT = Pattern.compile(
            "\\b(?:run|call|check_call|check_output|Popen|system|popen|getoutput|exec|execSync|sh)\\s*+\\(\\s*+(?:f|r)?(?<text>"
                    + STRING + "|`[^`]*+`)");
    private static final Pattern ITEM =
            Pattern.compile("\\s*+(?:(?<string>" + STRING + ")|(?<other>[^,\\[\\]\"']++))\\s*+");

    private final Source source;
    private final Path root;
    private final Consumer<Invocation> found;

    private Code(Source source, Path root, Consumer<Invocation> found) {
        this.source = source;
        this.root = root;
        this.found = found;
    }

    static void read(Source source, Path root, Consumer<Invocation> found) {
        new Code(source, root, found).read();
    }

    private void read() {
        String text = source.text();
        Comments comments = new Comments(source);
        Matcher list = LIST.matcher(text);
        while (list.find()) {
            if (!comments.at(list.start())) {
                words(list.start(), list.start() + 1, "");
            }
        }
        Matcher spawn = SPAWN.matcher(text);
        while (spawn.find()) {
            words(spawn.start("tool"), spawn.end(), spawn.group("tool"));
        }
        Matcher shell = TEXT.matcher(text);
        while (shell.find()) {
            if (shell.group("text").contains("compose") && !comments.at(shell.start())) {
                Mapped inside = Literals.unescaped(text, shell.start("text") + 1, shell.end("text") - 1);
                String known = inside.text().replaceAll("\\{[^{}\\s]*}", String.valueOf(Invocation.UNKNOWN));
                Mapped run = known.length() == inside.length() ? inside.with(known) : inside;
                new Shell(setting(), found).run(run);
            }
        }
    }

    private Setting setting() {
        return new Setting(source, Invocation.Kind.CODE, root, null, null, "", false);
    }

    /** Reads a list's items, from after its bracket, as words; what is no string is not known. */
    private void words(int place, int start, String tool) {
        String text = source.text();
        List<Mapped> words = new ArrayList<>();
        if (!tool.isEmpty()) {
            words.add(Mapped.standing(tool, place, place + tool.length()));
        }
        int at = start;
        Matcher item = ITEM.matcher(text);
        while (at < text.length()) {
            item.region(at, text.length());
            if (!item.lookingAt()) {
                break;
            }
            if (item.group("string") != null) {
                words.add(Literals.unescaped(text, item.start("string") + 1, item.end("string") - 1));
            } else if (!item.group("other").isBlank()) {
                words.add(Mapped.standing(String.valueOf(Invocation.UNKNOWN), item.start("other"), item.end("other")));
            }
            at = item.end();
            if (at >= text.length() || text.charAt(at) != ',') {
                break;
            }
            at++;
        }
        Mapped.Builder line = new Mapped.Builder();
        for (Mapped word : words) {
            line.add('\'', word.start(0), word.end())
                    .add(word.replace('\'', Invocation.UNKNOWN))
                    .add("' ", word.end(), word.end());
        }
        new Shell(setting(), call -> found.accept(withoutPlace(call))).run(line.build());
    }

    /** An option in a list is a list's item, and not text that can be written behind a word. */
    private static Invocation withoutPlace(Invocation call) {
        Invocation.Written written = call.written();
        return new Invocation(
                new Invocation.Written(written.kind(), written.where(), written.unit(), null),
                call.words(),
                call.asked(),
                call.around(),
                call.traits());
    }
}

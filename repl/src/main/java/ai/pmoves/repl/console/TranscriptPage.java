package ai.pmoves.repl.console;

import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A session as a page to be read later: every line with how it ended, how long it took, and the first of what it showed. */
final class TranscriptPage {

    private final StringBuilder page = new StringBuilder();
    private final UnaryOperator<String> safe;

    /** @param safe takes what is secret out of a text */
    TranscriptPage(String about, Instant at, List<Transcript.Entry> entries, UnaryOperator<String> safe) {
        this.safe = safe;
        page.append("# Session on ").append(safe.apply(Text.oneLine(about))).append("\n\n");
        page.append("Written ")
                .append(at)
                .append(", ")
                .append(Text.count(entries.size(), "line"))
                .append(".\n");
        entries.forEach(this::entry);
    }

    private void entry(Transcript.Entry entry) {
        page.append("\n## ")
                .append(entry.line().number())
                .append(' ')
                .append(ending(entry))
                .append("\n\n");
        fenced("groovy", List.of(entry.line().text().split("\n")));
        if (!entry.shown().isEmpty()) {
            page.append('\n');
            fenced("", entry.shown());
        }
    }

    private static String ending(Transcript.Entry entry) {
        String how = switch (entry.ending()) {
            case GOOD -> "ok";
            case FAILED -> "failed";
            case STOPPED -> "stopped";
        };
        return how + ", " + Times.took(entry.took());
    }

    /** With a fence that no line of it ends. */
    private void fenced(String language, List<String> lines) {
        List<String> texts =
                lines.stream().map(line -> safe.apply(Text.plain(line))).toList();
        String fence = "```";
        while (String.join("\n", texts).contains(fence)) {
            fence += "`";
        }
        page.append(fence).append(language).append('\n');
        texts.forEach(line -> page.append(line).append('\n'));
        page.append(fence).append('\n');
    }

    /** For its owner alone; never over a file. @param typed how it was named */
    void write(Path directory, String typed) {
        OwnFile.create(directory, typed, page.toString(), ":transcript md another name", OwnerOnly.FILE);
    }
}

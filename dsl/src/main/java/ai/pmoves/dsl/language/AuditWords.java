package ai.pmoves.dsl.language;

import ai.pmoves.audit.Baseline;
import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Patch;
import ai.pmoves.audit.Report;
import ai.pmoves.audit.ReportFormat;
import ai.pmoves.audit.Selection;
import ai.pmoves.audit.Target;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.kernel.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code audit(stack)} has found. */
@Block("audit")
public final class AuditWords {

    /** That findings count; about the rule of the first, {@code fix} where a diff can mend some, {@code more} where there are more. */
    private static final String FOUND = "audit.findings";

    private final Target target;
    private final Report report;
    private final Selection selection;
    private final StepContext context;
    private final Path directory;
    private final FileWords files;

    /**
     * @param selection of the rules that were looked with
     * @param directory where the command was typed; files are relative to it
     */
    AuditWords(
            Target target, Report report, Selection selection, StepContext context, Path directory, FileWords files) {
        this.selection = selection;
        this.directory = directory;
        this.target = target;
        this.report = report;
        this.context = context;
        this.files = files;
    }

    @Word(
            "The findings as a person reads them at a terminal: the most severe first, alike ones in one line, totals at the end.")
    public String getText() {
        return ReportFormat.TEXT.write(report);
    }

    @Word("How many findings count, known and suppressed ones left out.")
    public int getCount() {
        return report.open().size();
    }

    @Word(
            value =
                    "Writes the findings to a file, as 'text', 'markdown', 'html', 'sarif', 'junit', 'github' or 'json'; no path, no file.",
            acts = true)
    public void write(String format, String path) throws IOException {
        context.acting("");
        if (!path.isBlank()) {
            ReportTarget.demand(target, directory, path);
            files.write(
                    path, ReportFormat.valueOf(format.toUpperCase(Locale.ROOT)).write(report));
            context.show("written: " + path);
        }
    }

    @Word(value = "Writes a baseline: what was found now is known from then on.", acts = true)
    public void writeBaseline(String path) throws IOException {
        context.acting("");
        if (path.isBlank()) {
            throw Mistakes.of(
                    "audit.no-baseline",
                    "a baseline is to be written, and no file is named for it",
                    "-p baseline=FILE");
        }
        ReportTarget.demand(target, directory, path);
        Baseline found = Baseline.of(report);
        Path before = directory.resolve(path);
        // read even where all is written anew: a file that is no baseline is not replaced by one
        Baseline baseline = Files.exists(before) ? found.with(Baseline.read(before), selection) : found;
        files.write(path, baseline.json());
        context.show("written: " + path + " with " + baseline.entries().size() + " entries");
    }

    @Word(
            value =
                    "Writes a diff that mends what can be mended, to read and to give to 'git apply'; nothing is changed by it. No file where there is nothing to write.",
            acts = true)
    public void writePatch(String path) throws IOException {
        context.acting("");
        Patch.leftOut(target, report)
                .forEach(name -> context.show("not in the diff, for what its name holds: " + name));
        ReportTarget.demand(target, directory, path);
        String patch = Patch.of(target, report);
        if (patch.isEmpty()) {
            context.show("no finding says exactly how it would be mended");
            return;
        }
        // it holds lines of the files, and they may be for their owner only
        files.write(Map.of("mode", "0600"), path, patch);
        context.show("written: " + path + "; " + trial(path) + " tries it");
    }

    /** The names in a diff begin at the root of what was looked at, wherever the command was typed. */
    private String trial(String path) {
        return target.root().equals(directory)
                ? "git apply --check " + word(path)
                : "git -C " + word(target.root().toString()) + " apply --check "
                        + word(directory.resolve(path).toString());
    }

    private static String word(String text) {
        return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    @Word("Fails if there is a finding that is so severe: 'error', 'warning', 'note', or 'never'.")
    public void demandNone(String severity) {
        if (severity.equals("never")) {
            return;
        }
        List<Finding> found = report.atLeast(Severity.valueOf(severity.toUpperCase(Locale.ROOT)));
        if (!found.isEmpty()) {
            Finding first = found.get(0);
            List<String> about = new ArrayList<>(List.of(first.rule()));
            if (found.stream().anyMatch(finding -> !finding.edits().isEmpty())) {
                about.add("fix");
            }
            if (found.size() > 1) {
                about.add("more");
            }
            throw new PmovesException(
                    ExitCode.FAILED,
                    Problem.error(
                                    FOUND,
                                    found.size() == 1
                                            ? first.message()
                                            : found.size() + " findings count, the first: " + first.message())
                            .about(about.toArray(String[]::new))
                            .at(first.where())
                            .fix(first.fix()));
        }
    }

    /** What a step keeps of it. */
    @Override
    public String toString() {
        return report.stack() + ": " + report.open().size() + " findings";
    }
}

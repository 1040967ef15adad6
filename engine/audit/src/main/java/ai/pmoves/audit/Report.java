package ai.pmoves.audit;

import ai.pmoves.audit.internal.suppress.Judged;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Severity;
import ai.pmoves.kernel.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an audit found.
 *
 * @param stack the project's name
 * @param root what places are told relative to, absolute
 * @param rules the ids that were looked for, sorted
 * @param open what counts: the most severe first
 * @param known what the baseline had already
 * @param suppressed what somebody took back, each with the reason
 * @param gone entries of the baseline that were not found any more
 */
public record Report(
        String stack,
        Path root,
        List<String> rules,
        List<Finding> open,
        List<Finding> known,
        List<Suppressed> suppressed,
        List<Baseline.Entry> gone) {

    /**
     * @param reason in the words of who took it back
     * @param by the kind of place that says so: {@code comment} or {@code annotation}
     */
    public record Suppressed(Finding finding, String reason, String by) {}

    public Report {
        rules = List.copyOf(rules);
        open = List.copyOf(open);
        known = List.copyOf(known);
        suppressed = List.copyOf(suppressed);
        gone = List.copyOf(gone);
    }

    static Report of(String stack, Path root, Selection selection, Judged judged, Baseline baseline) {
        Baseline.Matcher matcher = baseline.matcher(root);
        List<Finding> open = new ArrayList<>();
        List<Finding> known = new ArrayList<>();
        judged.open().forEach(finding -> (matcher.takes(finding) ? known : open).add(finding));
        return new Report(
                stack,
                root,
                Rules.texts().keySet().stream().filter(selection::has).toList(),
                open,
                known,
                judged.suppressed(),
                matcher.left().stream()
                        .filter(entry -> selection.has(entry.rule()))
                        .toList());
    }

    /** How many open findings are so severe. */
    public long count(Severity severity) {
        return open.stream().filter(finding -> finding.severity() == severity).count();
    }

    /** The open findings that are at least so severe. */
    public List<Finding> atLeast(Severity severity) {
        return open.stream()
                .filter(finding -> finding.severity().compareTo(severity) <= 0)
                .toList();
    }

    /** What a finding is known by from one audit to the next, as 64 hex digits: its rule, its file and its subject. */
    public String fingerprint(Finding finding) {
        return Sha256.of(finding.rule() + '\n' + file(finding).orElse("") + '\n' + finding.subject());
    }

    /** The file of a finding relative to the root, with {@code /}; the absolute path of one outside. */
    public Optional<String> file(Finding finding) {
        return Optional.ofNullable(finding.where()).map(where -> WorkspaceTree.relative(root, where.file()));
    }
}

package ai.pmoves.audit.internal;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.RuleText;
import ai.pmoves.audit.Selection;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what rules find, as far as it was asked for. */
public final class Findings {
    private static final Comparator<Location> BY_PLACE = Comparator.comparing(Location::file)
            .thenComparingInt(Location::line)
            .thenComparingInt(Location::column);
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::where, Comparator.nullsFirst(BY_PLACE))
            .thenComparing(Finding::subject)
            .thenComparing(Finding::message);

    private final Selection selection;
    private final List<Finding> all = new ArrayList<>();

    public Findings(Selection selection) {
        this.selection = selection;
    }

    /** A finding as severe as its rule. */
    public void add(String rule, String subject, @Nullable Location where, String message, @Nullable String fix) {
        RuleText text = Catalogue.text(rule);
        add(rule, text.severity(), subject, where, message, fix);
    }

    public void add(
            String rule,
            Severity severity,
            String subject,
            @Nullable Location where,
            String message,
            @Nullable String fix) {
        add(new Finding(Catalogue.text(rule).id(), severity, subject, message, where, fix));
    }

    public void add(Finding finding) {
        if (selection.has(finding.rule())) {
            all.add(finding);
        }
    }

    /** The most severe first, then by rule and place; each once. */
    public List<Finding> sorted() {
        return all.stream().distinct().sorted(ORDER).toList();
    }
}

package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report;
import ai.pmoves.audit.RuleText;
import ai.pmoves.audit.Rules;
import ai.pmoves.audit.internal.OneLine;
import ai.pmoves.kernel.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in one line of a report for people: eight variables of one file that a shell reads in another way are eight findings,
 * and one thing to read.
 *
 * @param groups of one rule and, but for many notes, of one file; at least one
 * @param template what they have in common, but for names
 * @param titled whether each says something else, so that only the rule's title holds for all
 */
record Line(List<Group> groups, Template template, boolean titled) {
    private static final int NAMED = 12;
    private static final int MANY = 5;

    static List<Line> of(Report report) {
        return alike(report, Group.of(report.open()));
    }

    /** The same, with many notes of one rule as one line though each says something else: a screen is for what is to be done. */
    static List<Line> forScreen(Report report) {
        Map<String, List<Group>> notes = new LinkedHashMap<>();
        List<Group> all = Group.of(report.open());
        all.stream()
                .filter(group -> group.severity() == Severity.NOTE)
                .forEach(group -> notes.computeIfAbsent(group.rule(), rule -> new ArrayList<>())
                        .add(group));
        notes.values()
                .removeIf(some -> some.size() < MANY
                        || !Rules.texts().containsKey(some.get(0).rule()));
        List<Line> lines = new ArrayList<>(alike(
                report,
                all.stream()
                        .filter(group -> group.severity() != Severity.NOTE || !notes.containsKey(group.rule()))
                        .toList()));
        notes.values().forEach(some -> lines.add(new Line(some, template(some.get(0)), true)));
        return lines;
    }

    private static List<Line> alike(Report report, List<Group> groups) {
        Map<List<Object>, List<Line>> places = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (Group group : groups) {
            Line one = new Line(new ArrayList<>(List.of(group)), template(group), false);
            String file = Group.place(report, group.first(), false);
            List<Line> near =
                    places.computeIfAbsent(List.of(group.severity(), group.rule(), file), key -> new ArrayList<>());
            Optional<Line> like = file.isEmpty()
                    ? Optional.empty()
                    : near.stream()
                            .filter(line -> line.template.names(one.template).isPresent())
                            .findFirst();
            like.ifPresentOrElse(line -> line.groups.add(group), () -> {
                near.add(one);
                lines.add(one);
            });
        }
        return lines;
    }

    private static Template template(Group group) {
        return Template.of(Group.predicate(group.first()));
    }

    Group head() {
        return groups.get(0);
    }

    List<Finding> findings() {
        return groups.stream().flatMap(group -> group.findings().stream()).toList();
    }

    /** One sentence for all of them. */
    String message(Report report) {
        if (titled) {
            return title(report);
        }
        String file = Group.place(report, head().first(), false);
        List<String> more = groups.stream()
                .skip(1)
                .map(group -> one(report, file, group))
                .filter(name -> !name.isEmpty())
                .toList();
        return head().message(report) + counted(more, groups.size() - 1);
    }

    /** What tells a group from the first: {@code api: API_KEY (line 31)}; {@code line 31} where nothing does. */
    private String one(Report report, String file, Group group) {
        List<String> differs = new ArrayList<>(template.names(template(group)).orElse(List.of()));
        if (differs.size() > 1) {
            differs.removeIf(name -> name.matches("\\d+"));
        }
        String line = Group.line(report, group.first(), file);
        String names = String.join(": ", differs);
        List<String> services = group.services();
        if (!services.isEmpty() && services.stream().noneMatch(names::contains)) {
            String who = services.size() > 2
                    ? services.get(0) + " and " + (services.size() - 1) + " others"
                    : String.join(" and ", services);
            names = who + (names.isEmpty() ? "" : ": " + names);
        }
        return names.isEmpty() ? line : OneLine.of(names) + (line.isEmpty() ? "" : " (" + line + ")");
    }

    private static String counted(List<String> names, int count) {
        if (count == 0) {
            return "";
        }
        int named = names.size() <= NAMED + 1 ? names.size() : NAMED;
        int left = names.size() - named;
        return "; and " + count + " more" + (names.isEmpty() ? "" : ": ") + String.join(", ", names.subList(0, named))
                + (left == 0 ? "" : " and " + left + " others");
    }

    /** What the rule says of all of them; each by itself is in the other reports. */
    private String title(Report report) {
        RuleText text = Rules.texts().get(head().rule());
        List<String> services = groups.stream()
                .flatMap(group -> group.services().stream())
                .distinct()
                .toList();
        if (services.size() < 2 || text == null) {
            String file = Group.place(report, head().first(), false);
            return head().message(report)
                    + counted(
                            groups.stream()
                                    .skip(1)
                                    .map(group -> Group.line(report, group.first(), file))
                                    .filter(place -> !place.isEmpty())
                                    .distinct()
                                    .toList(),
                            groups.size() - 1);
        }
        String one = "A service ";
        return text.title().startsWith(one)
                ? Plural.said(Group.names(services), text.title().substring(one.length()))
                : Group.names(services) + ": " + text.title();
    }
}

package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Comparison;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.screen.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan with its decisions, as {@code plan --json} prints it. */
final class PlanDocument {
    private PlanDocument() {}

    static Map<String, Object> of(
            Plan plan, boolean rehearsal, List<Decision> decisions, List<Problem> blockers, Problems problems) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("v", 1);
        document.put("runbook", plan.runbook());
        document.put("file", plan.file().toString());
        document.put("stack", plan.stack());
        document.put("platform", plan.platform());
        document.put("rehearsal", rehearsal);
        document.put("parameters", plan.shownParameters());
        Map<StepPath, Step> steps = plan.steps().stream()
                .collect(Collectors.toMap(Step::path, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Decision decision : decisions) {
            rows.add(row(decision, steps.get(decision.path())));
            counts.merge(word(decision), 1, Integer::sum);
        }
        document.put("steps", rows);
        document.put("counts", counts);
        document.put("blockers", problems.json(blockers));
        return document;
    }

    private static Map<String, Object> row(Decision decision, @org.jspecify.annotations.Nullable Step step) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("step", decision.path().value());
        row.put("verb", word(decision));
        row.put("why", decision.why());
        row.put("changed", changed(decision));
        if (step != null) {
            row.put("about", step.about());
            row.put("effect", step.effect().name().toLowerCase(Locale.ROOT));
            row.put("critical", step.critical());
            row.put("needs", step.needs().stream().map(StepPath::value).toList());
            if (step.location() != null) {
                row.put("location", step.location().toString());
            }
        }
        return row;
    }

    private static List<String> changed(Decision decision) {
        Comparison compared = decision.compared();
        return compared == null
                ? List.of()
                : compared.changed().stream().map(Comparison.Change::name).toList();
    }

    private static String word(Decision decision) {
        return decision.verb().name().toLowerCase(Locale.ROOT);
    }
}

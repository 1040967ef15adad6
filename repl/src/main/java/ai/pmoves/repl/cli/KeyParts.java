package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Comparison;
import ai.pmoves.kernel.Comparison.Change;
import ai.pmoves.kernel.Journal.StepState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a step's key is made of, beside what it was compared with when the step was decided about.
 *
 * @param comparedWith the run with the other key, null where nothing was compared
 * @param changed what differed
 * @param same the rest
 */
record KeyParts(@Nullable String comparedWith, List<Change> changed, List<Change> same) {

    static KeyParts of(StepState state) {
        Comparison compared = state.decision() == null ? null : state.decision().compared();
        Map<String, Change> same = new TreeMap<>();
        state.components().forEach(part -> same.put(part.name(), new Change(part.name(), part.value(), part.value())));
        if (compared == null) {
            return new KeyParts(null, List.of(), List.copyOf(same.values()));
        }
        compared.changed().forEach(change -> same.remove(change.name()));
        return new KeyParts(compared.run(), compared.changed(), List.copyOf(same.values()));
    }
}

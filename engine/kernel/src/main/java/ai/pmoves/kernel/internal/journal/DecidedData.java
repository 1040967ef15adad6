package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Comparison;
import ai.pmoves.kernel.Comparison.Change;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decision among the data of the row that it led to: an intent, or the outcome of a step that did not act. */
public final class DecidedData {
    private static final String VERB = "verb";
    private static final String COMPARED_WITH = "comparedWith";
    private static final String CHANGED = "changed";
    private static final String NAME = "name";
    private static final String BEFORE = "before";
    private static final String NOW = "now";

    private DecidedData() {}

    public static Entry in(Entry entry, Verdict verdict) {
        Entry decided = entry.with(VERB, verdict.verb().name());
        Comparison compared = verdict.compared();
        return compared == null
                ? decided
                : decided.with(COMPARED_WITH, compared.run())
                        .with(
                                CHANGED,
                                compared.changed().stream()
                                        .map(DecidedData::data)
                                        .toList());
    }

    private static Map<String, Object> data(Change change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(NAME, change.name());
        putUnlessNull(data, BEFORE, change.before());
        putUnlessNull(data, NOW, change.now());
        return data;
    }

    private static void putUnlessNull(Map<String, Object> data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    /** Null where the row comes from no decision. What older journals do not say, is not compared. */
    static @Nullable Decision read(String step, String why, Map<String, Object> data) {
        return data.get(VERB) instanceof String verb
                ? new Decision(StepPath.of(step), StoredWords.verb(verb), why, compared(data))
                : null;
    }

    private static @Nullable Comparison compared(Map<String, Object> data) {
        if (!(data.get(COMPARED_WITH) instanceof String run) || !(data.get(CHANGED) instanceof List<?> changed)) {
            return null;
        }
        return new Comparison(run, changed.stream().map(DecidedData::change).toList());
    }

    private static Change change(Object stored) {
        if (stored instanceof Map<?, ?> data && data.get(NAME) instanceof String name) {
            return new Change(name, text(data.get(BEFORE)), text(data.get(NOW)));
        }
        throw new IllegalArgumentException("'" + stored + "' is no change");
    }

    private static @Nullable String text(@Nullable Object stored) {
        return stored == null ? null : stored.toString();
    }
}

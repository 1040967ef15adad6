package ai.pmoves.audit;

import ai.pmoves.audit.internal.Catalogue;
import java.util.SortedMap;

/** What every rule says of itself. */
public final class Rules {
    private Rules() {}

    /** By id. */
    public static SortedMap<String, RuleText> texts() {
        return Catalogue.texts();
    }
}

package ai.pmoves.workspace.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a template finds its values. */
@FunctionalInterface
public interface Variables {
    /** @return the value, empty if it is set but empty, null if it is not set */
    @Nullable
    String get(String name);

    static Variables of(Map<String, String> map) {
        return map::get;
    }

    default Variables or(Variables next) {
        return name -> {
            String value = get(name);
            return value == null ? next.get(name) : value;
        };
    }
}

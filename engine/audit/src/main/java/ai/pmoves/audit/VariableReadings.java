package ai.pmoves.audit;

import ai.pmoves.audit.internal.environment.Loaders;
import java.util.List;
import java.util.Map;

/** One variable as each of the loaders sees it that read the same files in their own ways. */
public final class VariableReadings {
    private VariableReadings() {}

    /**
     * @param environment the process environment, which interpolation reads first
     * @return interpolation first, then env files, containers (those that agree as one), shells and make
     */
    public static List<VariableReading> of(Target target, Map<String, String> environment, String name) {
        return new Loaders(target, environment, name).readings();
    }
}

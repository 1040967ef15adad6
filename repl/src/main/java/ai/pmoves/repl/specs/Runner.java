package ai.pmoves.repl.specs;

import java.util.List;
import java.util.function.Consumer;

/** Runs compiled specifications. */
public interface Runner {
    /**
     * @param specifications in the order in which they run
     * @param seen is told of each example, and of what failed around them, as it ends
     */
    void run(List<Class<?>> specifications, Consumer<Example> seen);
}

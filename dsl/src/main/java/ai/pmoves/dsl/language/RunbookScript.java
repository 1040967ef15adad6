package ai.pmoves.dsl.language;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.Script;
import org.jspecify.annotations.Nullable;

/** The base class of every runbook file: what is known outside of all blocks. */
@Block("outside of all blocks")
public abstract class RunbookScript extends Script {
    private @Nullable Declaring declaring;

    /** Evaluates the file, once. */
    public final void evaluate(Declaring into) {
        declaring = into;
        run();
    }

    @Word("Begins a runbook.")
    public final void runbook(
            String name, @DelegatesTo(value = RunbookWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        begin(name, false, block);
    }

    @Word("Begins a file of shared steps, taken in by 'use'.")
    public final void steps(
            String name, @DelegatesTo(value = RunbookWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        begin(name, true, block);
    }

    private void begin(String name, boolean shared, Closure<?> block) {
        if (declaring == null) {
            throw new IllegalStateException("a runbook is evaluated by pmoves");
        }
        declaring.named(name, shared);
        Blocks.call(block, new RunbookWords(declaring));
    }
}

package ai.pmoves.dsl.language;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** {@code runbook('name') { }} and, in a file of shared steps, {@code steps('name') { }}. */
@Block("in a runbook")
public final class RunbookWords extends PlanWords {
    public RunbookWords(Declaring declaring) {
        super(declaring);
    }

    @Word("What the runbook does, in one sentence.")
    public void about(String words) {
        declaring().about(words);
    }

    @Word("What the runbook can be told from outside.")
    public void params(@DelegatesTo(value = ParamsWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        ParamsWords words = new ParamsWords();
        Blocks.call(block, words);
        declaring().parameters(words.declared());
    }
}

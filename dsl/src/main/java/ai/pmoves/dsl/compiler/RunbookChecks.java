package ai.pmoves.dsl.compiler;

import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;

/** Speaks of mistakes in the words of the language. Named by class in the compiler's settings, so public. */
public final class RunbookChecks extends AbstractTypeCheckingExtension {
    public RunbookChecks(StaticTypeCheckingVisitor visitor) {
        super(visitor);
    }
}

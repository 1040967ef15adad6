package ai.pmoves.audit.internal.invocation;

import org.jspecify.annotations.Nullable;

/** What an expansion asks the shell for that it is done in. */
interface Outputs {
    /** What these commands print; null where that is not known. */
    @Nullable
    String of(Body commands);

    /** Whether so many characters more may be written, see {@link Work}. */
    boolean goOn(int characters);
}

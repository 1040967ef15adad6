package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.internal.shell.Script;
import ai.pmoves.audit.internal.shell.Statements;

/** Statements with the text that they are offsets of. */
record Body(Mapped text, Statements statements) {

    static Body of(Mapped text) {
        return new Body(text, Script.of(text.text()).statements());
    }

    Body with(Statements others) {
        return new Body(text, others);
    }
}

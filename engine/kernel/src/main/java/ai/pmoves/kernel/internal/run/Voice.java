package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.internal.child.ChildProcess;
import ai.pmoves.kernel.internal.lock.ProcessIdentity;

/** Where what an action says goes to. */
interface Voice extends ChildProcess.Sink {
    void progress(String note);

    void warning(String message);

    /** Of a check; otherwise nobody listens. */
    default void blocker(Problem problem) {}

    /** @param text any number of lines */
    void show(String text);

    /** Returns once the child is journaled. */
    void childStarted(ProcessIdentity child, String command);

    void childEnded(ProcessIdentity child, int exitCode);

    /** For checks while planning: nothing is written. */
    Voice NONE = new Voice() {
        @Override
        public void line(String line) {}

        @Override
        public void signOfLife() {}

        @Override
        public void progress(String note) {}

        @Override
        public void warning(String message) {}

        @Override
        public void show(String text) {}

        @Override
        public void childStarted(ProcessIdentity child, String command) {}

        @Override
        public void childEnded(ProcessIdentity child, int exitCode) {}
    };
}

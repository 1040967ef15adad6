package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.internal.lock.ProcessIdentity;

/** Keeps what a check says about itself: that is the reason for a decision, not the progress of an act. */
final class NoteTaker implements Voice {
    private final Voice voice;
    private volatile String last = "";

    NoteTaker(Voice voice) {
        this.voice = voice;
    }

    String last() {
        return last;
    }

    @Override
    public void progress(String note) {
        voice.signOfLife();
        last = note;
    }

    @Override
    public void line(String line) {
        voice.line(line);
    }

    @Override
    public void signOfLife() {
        voice.signOfLife();
    }

    @Override
    public void warning(String message) {
        voice.warning(message);
    }

    @Override
    public void childStarted(ProcessIdentity child, String command) {
        voice.childStarted(child, command);
    }

    @Override
    public void childEnded(ProcessIdentity child, int exitCode) {
        voice.childEnded(child, exitCode);
    }
}

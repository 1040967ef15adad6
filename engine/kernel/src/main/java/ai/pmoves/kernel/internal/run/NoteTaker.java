package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.internal.lock.ProcessIdentity;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a check says about itself: that is the reason for a decision, not the progress of an act. */
final class NoteTaker implements Voice {
    private final Voice voice;
    private final List<Problem> blockers = new CopyOnWriteArrayList<>();
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

    List<Problem> blockers() {
        return List.copyOf(blockers);
    }

    @Override
    public void blocker(Problem problem) {
        blockers.add(problem);
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
    public void show(String text) {
        voice.show(text);
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

package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.internal.journal.Entry;
import ai.pmoves.kernel.internal.journal.RunJournal;
import ai.pmoves.kernel.internal.lock.ProcessIdentity;

/** What an attempt says goes to its log, and what others should see of it to the journal. */
final class StepVoice implements Voice {
    private final Attempt attempt;
    private final StepLog log;
    private final RunJournal journal;
    private String lastNote = "";

    StepVoice(Attempt attempt, StepLog log, RunJournal journal) {
        this.attempt = attempt;
        this.log = log;
        this.journal = journal;
    }

    @Override
    public void line(String line) {
        attempt.signOfLife();
        log.line(line);
    }

    @Override
    public void signOfLife() {
        attempt.signOfLife();
    }

    @Override
    public synchronized void progress(String note) {
        attempt.signOfLife();
        if (!note.equals(lastNote) && !attempt.isSettled()) {
            lastNote = note;
            journal.append(Entry.of(EventType.STEP_PROGRESS, attempt.step().path(), attempt.number(), note));
        }
    }

    @Override
    public void warning(String message) {
        journal.append(Entry.of(EventType.RUN_WARNING, message));
    }

    @Override
    public void show(String text) {
        journal.append(Entry.of(EventType.STEP_SHOWN, attempt.step().path(), attempt.number(), text));
    }

    @Override
    public void childStarted(ProcessIdentity child, String command) {
        journal.append(Entry.of(EventType.CHILD_STARTED, attempt.step().path(), attempt.number(), command)
                .with("pid", child.pid())
                .with("started", child.started())
                .with("boot", child.boot())
                .with("host", child.host()));
    }

    @Override
    public void childEnded(ProcessIdentity child, int exitCode) {
        journal.append(Entry.of(EventType.CHILD_ENDED, attempt.step().path(), attempt.number(), "exit " + exitCode)
                .with("pid", child.pid())
                .with("exitCode", exitCode));
    }
}

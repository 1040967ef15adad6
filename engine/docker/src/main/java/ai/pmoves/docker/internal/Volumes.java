package ai.pmoves.docker.internal;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Volume;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.apply.Applier;
import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.apply.Problems;
import ai.pmoves.docker.internal.reconcile.VolumeReconciler;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.kernel.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declared volumes on the engine. */
public final class Volumes {
    private final Session session;

    public Volumes(Session session) {
        this.session = session;
    }

    public VolumeReconciler decide(Project project, Volume volume) {
        return VolumeReconciler.reconcile(
                project,
                volume,
                new Observer(session.api()).volumeLabels(volume.name()).orElse(null));
    }

    public boolean isReady(Project project, Volume volume) {
        VolumeReconciler decision = decide(project, volume);
        boolean missing = decision.problem() != null && decision.problem().severity() == Severity.ERROR;
        return !missing && decision.operations().isEmpty();
    }

    public void ensure(Project project, Volume volume, StepContext step) throws InterruptedException {
        VolumeReconciler decision = decide(project, volume);
        if (decision.problem() != null) {
            if (decision.problem().severity() == Severity.ERROR) {
                throw Problems.failed(decision.problem());
            }
            step.log("warning: " + decision.problem());
        }
        new Applier(session.api(), project, step).apply(decision.operations());
    }

    /**
     * With its data. External ones are left alone; one that this project did not make is nobody's to delete here, and as
     * somebody asked for it, this is a failure.
     */
    public void remove(Project project, Volume volume, StepContext step) throws InterruptedException {
        if (volume.external()) {
            step.log("volume " + volume.name() + " is external: left alone");
            return;
        }
        Map<String, String> labels =
                new Observer(session.api()).volumeLabels(volume.name()).orElse(null);
        if (labels == null) {
            return;
        }
        Optional<Problem> foreign = VolumeReconciler.foreign(project, volume, labels);
        if (foreign.isPresent()) {
            throw Problems.failed(foreign.get());
        }
        new Applier(session.api(), project, step)
                .apply(List.of(new Operation.RemoveVolume(volume.name(), "asked for")));
    }
}

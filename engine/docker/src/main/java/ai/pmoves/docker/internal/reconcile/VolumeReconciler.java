package ai.pmoves.docker.internal.reconcile;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Volume;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.body.Labels;
import ai.pmoves.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done about a declared volume. Data is never removed here: a volume that differs stays and is told about.
 *
 * @param operations empty where it is there
 * @param problem an error where an external one is missing, a warning where it is not as declared, or null
 */
public record VolumeReconciler(
        List<Operation> operations, @Nullable Problem problem) {

    /** @param labels of the volume with this name, or null where there is none */
    public static VolumeReconciler reconcile(Project project, Volume volume, @Nullable Map<String, String> labels) {
        var place = project.where("volumes." + volume.key()).orElse(null);
        if (labels == null) {
            return volume.external()
                    ? new VolumeReconciler(
                            List.of(),
                            Problem.error(
                                            "docker.volume-missing",
                                            "volume " + volume.name()
                                                    + " is declared external and does not exist on the engine")
                                    .at(place)
                                    .fix("docker volume create " + volume.name()))
                    : new VolumeReconciler(
                            List.of(new Operation.CreateVolume(volume.key(), volume.name(), "it does not exist")),
                            null);
        }
        String why = volume.external() ? "" : difference(project, volume, labels);
        return new VolumeReconciler(
                List.of(),
                why.isEmpty()
                        ? null
                        : Problem.warning(
                                        "docker.volume-differs",
                                        "volume " + volume.name() + " is used as it is: " + why)
                                .at(place));
    }

    /** Why this project may not delete it, with what to do instead; empty where it made it. */
    public static Optional<Problem> foreign(Project project, Volume volume, Map<String, String> labels) {
        String others = stranger(project, labels);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        String owner = labels.getOrDefault(Labels.PROJECT, "");
        return Optional.of(Problem.error(
                        "docker.volume-foreign", "volume " + volume.name() + " and its data are not deleted: " + others)
                .at(project.where("volumes." + volume.key()).orElse(null))
                .fix("declare `external: true` in volume '" + volume.key() + "' to leave it alone"
                        + (owner.isEmpty() ? "" : ", or delete it with the stack of project " + owner)));
    }

    private static String difference(Project project, Volume volume, Map<String, String> labels) {
        String others = stranger(project, labels);
        if (!others.isEmpty()) {
            return others;
        }
        String hash = labels.getOrDefault(Labels.CONFIG_HASH, "");
        boolean same = hash.isEmpty() || volume.configHash().isEmpty() || hash.equals(volume.configHash());
        return same ? "" : "its definition changed since it was made, and making it anew would lose its data";
    }

    /** Whose it is, in words; blank where it is the project's own. */
    private static String stranger(Project project, Map<String, String> labels) {
        String owner = labels.getOrDefault(Labels.PROJECT, "");
        if (owner.isEmpty()) {
            return "it was not made by Compose";
        }
        return owner.equals(project.name()) ? "" : "it belongs to project " + owner;
    }
}

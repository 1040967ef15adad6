package ai.pmoves.docker.internal.reconcile;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Volume;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.body.Labels;
import ai.pmoves.kernel.Problem;
import java.util.List;
import java.util.Map;
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

    private static String difference(Project project, Volume volume, Map<String, String> labels) {
        String owner = labels.getOrDefault(Labels.PROJECT, "");
        if (owner.isEmpty()) {
            return "it was not made by Compose";
        }
        if (!owner.equals(project.name())) {
            return "it belongs to project " + owner;
        }
        String hash = labels.getOrDefault(Labels.CONFIG_HASH, "");
        boolean same = hash.isEmpty() || volume.configHash().isEmpty() || hash.equals(volume.configHash());
        return same ? "" : "its definition changed since it was made, and making it anew would lose its data";
    }
}

package ai.pmoves.docker.internal.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a service's containers shall be.
 *
 * @param project for names
 * @param replicas how many
 * @param containerName {@code container_name}, or {@code project-service-1}
 * @param configHash over the definition with its references resolved
 * @param imageId what the service's image is on this engine now
 * @param networkIds engine ids by the name of every network that it joins
 * @param volumes names of the named volumes that it mounts
 * @param again why containers that run have to be started again, by id
 */
public record Wanted(
        String project,
        String service,
        int replicas,
        String containerName,
        String configHash,
        String imageId,
        Map<String, String> networkIds,
        Set<String> volumes,
        Map<String, String> again) {

    /** The same, and these are started again where they run. @param causes by id */
    public Wanted startedAgain(Map<String, String> causes) {
        Map<String, String> all = new HashMap<>(causes);
        all.putAll(again);
        return new Wanted(
                project, service, replicas, containerName, configHash, imageId, networkIds, volumes, Map.copyOf(all));
    }

    String name(int number) {
        return number == 1 ? containerName : project + "-" + service + "-" + number;
    }
}

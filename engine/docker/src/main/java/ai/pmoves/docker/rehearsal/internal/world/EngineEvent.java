package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Instant;
import java.util.Map;

/**
 * @param type container, network, volume or image
 * @param action such as {@code start} or {@code health_status: healthy}
 * @param actor the thing's id
 */
public record EngineEvent(Instant at, String type, String action, String actor, Map<String, String> attributes) {}

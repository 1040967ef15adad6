package ai.pmoves.compose;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * @param key as in {@code volumes}
 * @param name on the engine
 * @param configHash what Compose writes as {@code com.docker.compose.config-hash}; empty if it cannot be known for sure
 * @param definition canonical form, read-only
 */
public record Volume(String key, String name, boolean external, String configHash, ObjectNode definition) {}

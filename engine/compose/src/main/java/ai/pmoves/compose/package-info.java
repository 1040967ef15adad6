/**
 * Compose files to one resolved, typed model, equal to {@code docker compose config}; its hashes, labels, order and tiers.
 * Pure: reads files, opens no socket.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose;

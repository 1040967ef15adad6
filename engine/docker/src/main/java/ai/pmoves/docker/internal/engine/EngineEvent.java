package ai.pmoves.docker.internal.engine;

/** What the event stream tells those who wait for a container. */
public sealed interface EngineEvent {

    /**
     * @param action start, die, oom, destroy, health_status: healthy, ...
     * @param exitCode of {@code die}, else 0
     */
    record Happened(String action, int exitCode) implements EngineEvent {}

    /** The stream broke and is back: something may have been missed, so look once. */
    record Reconnected() implements EngineEvent {}

    /** The stream broke and the engine does not come back. */
    record Lost(EngineGone cause) implements EngineEvent {}
}

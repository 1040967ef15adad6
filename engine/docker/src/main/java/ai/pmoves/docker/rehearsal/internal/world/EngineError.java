package ai.pmoves.docker.rehearsal.internal.world;

/** What the engine answers instead of doing as it is told: a status code and the text that goes with it. */
public final class EngineError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public EngineError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    static EngineError noContainer(String reference) {
        return new EngineError(404, "No such container: " + reference);
    }

    static EngineError noNetwork(String reference) {
        return new EngineError(404, "network " + reference + " not found");
    }

    static EngineError noVolume(String name) {
        return new EngineError(404, "get " + name + ": no such volume");
    }
}

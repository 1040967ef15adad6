package ai.pmoves.docker.internal.apply;

import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.EngineRefusal;
import ai.pmoves.docker.internal.engine.Frames;
import java.util.List;

/** The last lines that a container wrote. */
public final class LastLines {
    private LastLines() {}

    /** Empty where its log driver cannot be read back. */
    public static List<String> of(EngineApi api, String container, int count) {
        String path = "/containers/" + EngineApi.escape(container) + "/logs?stdout=true&stderr=true&tail=" + count;
        try {
            return Frames.lines(api.bytes(path));
        } catch (EngineRefusal e) {
            return List.of();
        }
    }
}

package ai.pmoves.docker.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A command in a running container. */
public final class ContainerExec {
    private ContainerExec() {}

    /** What the engine is told of a command whose output is wanted; who needs more puts it there. */
    public static ObjectNode of(List<String> command) {
        ObjectNode exec = Json.object().put("AttachStdout", true).put("AttachStderr", true);
        exec.set("Cmd", Json.strings(command));
        return exec;
    }

    /**
     * Runs it to its end.
     *
     * @param lines is given its output, both streams, line by line
     * @return its exit code; empty where it takes longer than the limit, and then it goes on
     * @throws EngineRefusal where the engine does not do it
     */
    public static OptionalInt run(
            EngineApi api, String container, ObjectNode exec, Duration limit, Consumer<String> lines) {
        String id = api.post("/containers/" + EngineApi.escape(container) + "/exec", exec)
                .path("Id")
                .asText();
        ObjectNode attached = Json.object().put("Detach", false).put("Tty", false);
        return api.run("/exec/" + id + "/start", attached, limit, lines)
                ? OptionalInt.of(
                        api.get("/exec/" + id + "/json").path("ExitCode").asInt(-1))
                : OptionalInt.empty();
    }
}

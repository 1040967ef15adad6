package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.http.BodyStream;
import ai.pmoves.docker.rehearsal.internal.world.Exec;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import ai.pmoves.docker.rehearsal.internal.world.World;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Commands in running containers. */
final class ExecApi {
    private final World world;

    ExecApi(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/containers/{id}/exec", this::create),
                Route.of("POST", "/exec/{id}/start", this::start),
                Route.of("POST", "/exec/{id}/resize", call -> call.empty(200)),
                Route.of("GET", "/exec/{id}/json", this::inspect));
    }

    private void create(Call call) throws IOException {
        ObjectNode body = call.body();
        List<String> command = new ArrayList<>();
        body.path("Cmd").forEach(word -> command.add(word.asText()));
        Exec exec = world.execs()
                .create(
                        call.path("id"),
                        new Exec(
                                "",
                                "",
                                command,
                                body.path("Tty").asBoolean(),
                                body.path("AttachStdin").asBoolean(),
                                body.path("AttachStdout").asBoolean(),
                                body.path("AttachStderr").asBoolean(),
                                null));
        call.json(201, Json.object().put("Id", exec.id()));
    }

    private void start(Call call) throws IOException {
        Exec exec = world.execs().get(call.path("id"));
        boolean detach = call.bodyIfAny().path("Detach").asBoolean();
        String output = world.execs().run(exec.id());
        if (detach) {
            call.empty(200);
            return;
        }
        try (BodyStream body = call.exchange().takeOver(Multiplexed.type(exec.tty()))) {
            if (exec.stdout() && !output.isEmpty()) {
                body.write(Multiplexed.frame(exec.tty(), false, output));
            }
        }
    }

    private void inspect(Call call) throws IOException {
        Exec exec = world.execs().get(call.path("id"));
        ObjectNode json =
                Json.object().put("ID", exec.id()).put("Running", false).put("ExitCode", exec.exitCode());
        ObjectNode process = json.putObject("ProcessConfig")
                .put("tty", exec.tty())
                .put("entrypoint", exec.command().get(0));
        ArrayNode arguments = process.putArray("arguments");
        exec.command().subList(1, exec.command().size()).forEach(arguments::add);
        process.put("privileged", false);
        json.put("OpenStdin", exec.stdin())
                .put("OpenStderr", exec.stderr())
                .put("OpenStdout", exec.stdout())
                .put("CanRemove", false)
                .put("ContainerID", exec.containerId())
                .put("DetachKeys", "")
                .put("Pid", 0);
        call.json(200, json);
    }
}

package ai.pmoves.docker.internal.apply;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.internal.engine.ContainerExec;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.EngineRefusal;
import ai.pmoves.docker.internal.engine.Json;
import ai.pmoves.docker.internal.reconcile.ServiceReconciler;
import ai.pmoves.kernel.Durations;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs what a service wants to have done in its containers after their start ({@code post_start}) and before their stop. */
public final class Hooks implements Around {

    private static final Duration LONGEST_STOP = Duration.ofMinutes(10);

    private final EngineApi api;
    private final Project project;
    private final Service service;
    private final PendingHooks pending;
    private final StepContext step;

    public Hooks(EngineApi api, Project project, Service service, PendingHooks pending, StepContext step) {
        this.api = api;
        this.pending = pending;
        this.project = project;
        this.service = service;
        this.step = step;
    }

    /** From here on to the end of {@link #afterStart}, whoever looks knows that hooks are to run. */
    @Override
    public void beforeStart(String container) {
        if (!service.definition().path("post_start").isEmpty()) {
            pending.add(container);
        }
    }

    @Override
    public void removed(String container) {
        pending.remove(container);
    }

    /**
     * @param within how long all of them may take
     * @throws PmovesException for the first that fails; the container is stopped wherever not all have run
     */
    public void afterStart(String container, Duration within) {
        try {
            all("post_start", container, within);
            pending.remove(container);
        } catch (RuntimeException | Error unfinished) {
            stop(container, unfinished);
            throw unfinished;
        }
    }

    /** Also where this thread is to end: it does so afterwards. */
    private void stop(String container, Throwable unfinished) {
        boolean interrupted = Thread.interrupted();
        try {
            step.log("stop " + container + ": " + ServiceReconciler.HOOKS_LEFT);
            api.postWithin(LONGEST_STOP, "/containers/" + EngineApi.escape(container) + "/stop");
        } catch (PmovesException stillRuns) {
            unfinished.addSuppressed(stillRuns);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One that runs no more needs none. */
    @Override
    public void beforeStop(String container) {
        try {
            all("pre_stop", container, LONGEST_STOP);
        } catch (EngineRefusal refusal) {
            if (!refusal.isNotFound() && !refusal.isConflict()) {
                throw refusal;
            }
        }
    }

    private void all(String kind, String container, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        int number = 0;
        for (JsonNode hook : service.definition().path(kind)) {
            one(kind + "." + number++, hook, container, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    private void one(String key, JsonNode hook, String container, Duration left) {
        String command = String.join(" ", Json.texts(hook.path("command")));
        step.log(key + ": " + command);
        step.progress(key);
        AtomicReference<String> last = new AtomicReference<>("");
        OptionalInt code = ContainerExec.run(api, container, body(hook), left, line -> {
            step.log(service.name() + " | " + line);
            if (!line.isBlank()) {
                last.set(line.strip());
            }
        });
        if (code.isEmpty()) {
            throw failed(key, command, "took longer than " + Durations.words(left));
        }
        if (code.getAsInt() != 0) {
            String said = Objects.requireNonNull(last.get());
            throw failed(key, command, "ended with code " + code.getAsInt() + (said.isEmpty() ? "" : ": " + said));
        }
    }

    private PmovesException failed(String key, String command, String how) {
        return Problems.failed(Problem.error(
                        "docker.hook-failed", service.name() + ": its " + key + " '" + command + "' " + how)
                .at(project.where("services." + service.name() + "." + key).orElse(null)));
    }

    private static ObjectNode body(JsonNode hook) {
        ObjectNode exec = ContainerExec.of(Json.texts(hook.path("command")));
        put(exec, "User", hook.get("user"));
        put(exec, "WorkingDir", hook.get("working_dir"));
        exec.put("Privileged", hook.path("privileged").asBoolean(false));
        List<String> variables = new ArrayList<>();
        hook.path("environment")
                .properties()
                .forEach(entry -> variables.add(
                        entry.getValue().isNull()
                                ? entry.getKey()
                                : entry.getKey() + "=" + entry.getValue().asText()));
        if (!variables.isEmpty()) {
            exec.set("Env", Json.strings(variables));
        }
        return exec;
    }

    private static void put(ObjectNode exec, String name, @Nullable JsonNode value) {
        if (value != null && !value.asText().isEmpty()) {
            exec.put(name, value.asText());
        }
    }
}

package ai.pmoves.docker.internal.apply;

import ai.pmoves.compose.Project;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.body.NetworkBody;
import ai.pmoves.docker.internal.body.VolumeBody;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.EngineRefusal;
import ai.pmoves.kernel.StepContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries operations out, in order, and tells each to the step's log. What is already as it should be is no error. */
public final class Applier {
    /** What the engine may take beyond the container's own grace period. */
    private static final Duration SLACK = Duration.ofSeconds(60);

    private static final Duration LONGEST_GRACE = Duration.ofMinutes(30);

    private final EngineApi api;
    private final Project project;
    private final StepContext step;
    private final Function<Operation.CreateContainer, String> creator;
    private final Around around;
    /** Ids of the containers that were made or renamed here, by their present names. */
    private final Map<String, String> made = new HashMap<>();

    /** For what is no container. */
    public Applier(EngineApi api, Project project, StepContext step) {
        this(api, project, step, null, Around.NOTHING);
    }

    /**
     * @param creator makes containers and gives their ids, see {@link ContainerMaker}
     * @param around is told of each container to which something happens
     */
    public Applier(
            EngineApi api,
            Project project,
            StepContext step,
            @Nullable Function<Operation.CreateContainer, String> creator,
            Around around) {
        this.around = around;
        this.api = api;
        this.project = project;
        this.step = step;
        this.creator = creator == null
                ? operation -> {
                    throw new IllegalStateException(operation.what());
                }
                : creator;
    }

    public void apply(List<Operation> operations) throws InterruptedException {
        for (Operation operation : operations) {
            if (step.stopping() || Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            step.progress(operation.what());
            step.log(operation.describe());
            apply(operation);
        }
    }

    private void apply(Operation operation) {
        if (operation instanceof Operation.CreateContainer create) {
            made.put(create.createAs(), creator.apply(create));
        } else if (operation instanceof Operation.StartContainer start) {
            String id = id(start.id(), start.container());
            around.beforeStart(id);
            api.post(container(id) + "/start");
        } else if (operation instanceof Operation.StopContainer stop) {
            Duration grace = stop.grace();
            around.beforeStop(stop.id());
            unlessGone(() -> api.postWithin(
                    (grace == null ? LONGEST_GRACE : grace).plus(SLACK),
                    container(stop.id()) + "/stop" + (grace == null ? "" : "?t=" + grace.toSeconds())));
        } else if (operation instanceof Operation.RemoveContainer remove) {
            unlessGone(() -> api.delete(container(remove.id()) + "?force=true"));
            around.removed(remove.id());
        } else if (operation instanceof Operation.RenameContainer rename) {
            String id = id(rename.id(), rename.from());
            api.post(container(id) + "/rename?name=" + EngineApi.escape(rename.to()));
            made.remove(rename.from());
            made.put(rename.to(), id);
        } else if (operation instanceof Operation.UnpauseContainer unpause) {
            api.post(container(unpause.id()) + "/unpause");
        } else if (operation instanceof Operation.CreateNetwork create) {
            var network = Objects.requireNonNull(project.networks().get(create.key()));
            unlessThere(() -> api.post("/networks/create", NetworkBody.of(project, network)));
        } else if (operation instanceof Operation.RemoveNetwork remove) {
            unlessGone(() -> api.delete("/networks/" + remove.id()));
        } else if (operation instanceof Operation.CreateVolume create) {
            var volume = Objects.requireNonNull(project.volumes().get(create.key()));
            api.post("/volumes/create", VolumeBody.of(project, volume));
        } else if (operation instanceof Operation.RemoveVolume remove) {
            unlessGone(() -> api.delete("/volumes/" + EngineApi.escape(remove.name())));
        } else {
            throw new IllegalStateException("nobody knows how to " + operation.what());
        }
    }

    /** The id of a container that was made or renamed here. */
    public Optional<String> made(String name) {
        return Optional.ofNullable(made.get(name));
    }

    private String id(@Nullable String known, String name) {
        return known != null
                ? known
                : made(name).orElseThrow(() -> new IllegalStateException("nothing has made container " + name));
    }

    private static String container(String id) {
        return "/containers/" + EngineApi.escape(id);
    }

    private static void unlessGone(Runnable removal) {
        try {
            removal.run();
        } catch (EngineRefusal e) {
            if (!e.isNotFound()) {
                throw e;
            }
        }
    }

    /** Somebody else made it between our look and now. */
    private static void unlessThere(Runnable creation) {
        try {
            creation.run();
        } catch (EngineRefusal e) {
            if (!e.isConflict()) {
                throw e;
            }
        }
    }
}

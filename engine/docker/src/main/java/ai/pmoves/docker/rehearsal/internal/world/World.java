package ai.pmoves.docker.rehearsal.internal.world;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** All of it, put together. */
public final class World implements AutoCloseable {
    private final Store store;
    private final Timeline timeline;
    private final Script script;
    private final Events events = new Events();
    private final Logs logs = new Logs();
    private final Images images;
    private final Volumes volumes;
    private final Networks networks;
    private final Lifecycle lifecycle;
    private final Containers containers;
    private final Execs execs;

    private World(Store store, Script script, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
        this.script = script;
        Attachments attachments = new Attachments(store, events);
        this.images = new Images(store, events, timeline, script);
        this.volumes = new Volumes(store, events, timeline);
        this.networks = new Networks(store, events, timeline, attachments);
        this.lifecycle = new Lifecycle(store, events, logs, timeline, attachments, script);
        this.containers = new Containers(store, events, timeline, images, volumes, lifecycle, logs, script);
        this.execs = new Execs(store, events, timeline, script);
    }

    /**
     * @param file where it is kept, or null to forget it
     * @throws IOException where the file cannot be read or another process has it open
     */
    public static World open(@Nullable Path file, Script script, Timeline timeline) throws IOException {
        World world = new World(Store.open(file), script, timeline);
        world.networks.ensurePredefined();
        world.lifecycle.resume();
        return world;
    }

    public Timeline timeline() {
        return timeline;
    }

    public Script script() {
        return script;
    }

    public Events events() {
        return events;
    }

    public Logs logs() {
        return logs;
    }

    public Images images() {
        return images;
    }

    public Volumes volumes() {
        return volumes;
    }

    public Networks networks() {
        return networks;
    }

    public Lifecycle lifecycle() {
        return lifecycle;
    }

    public Containers containers() {
        return containers;
    }

    public Execs execs() {
        return execs;
    }

    @Override
    public void close() {
        timeline.close();
        store.close();
    }
}

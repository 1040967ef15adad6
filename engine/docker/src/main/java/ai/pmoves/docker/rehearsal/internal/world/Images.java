package ai.pmoves.docker.rehearsal.internal.world;

import ai.pmoves.docker.rehearsal.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Images. Every name can be pulled, unless a fault says otherwise; the same name is the same image in every rehearsal. */
public final class Images {
    private final Store store;
    private final Events events;
    private final Timeline timeline;
    private final Script script;

    Images(Store store, Events events, Timeline timeline, Script script) {
        this.store = store;
        this.events = events;
        this.timeline = timeline;
        this.script = script;
    }

    /** Makes it be there without a pull, as a build or an import does. */
    public Image add(String name) {
        Reference reference = Reference.parse(name);
        synchronized (store) {
            Optional<Image> found = find(name);
            if (found.isPresent()) {
                return found.get();
            }
            Image image = new Image(
                    Ids.of("image " + reference.full()),
                    reference.digest() ? List.of() : List.of(reference.full()),
                    List.of(reference.repository() + "@" + digest(reference)),
                    timeline.now());
            store.put(timeline.now(), "create", image);
            return image;
        }
    }

    /** What a registry would answer for this name. */
    public static String digest(Reference reference) {
        return reference.digest() ? reference.tag() : Ids.of("manifest " + reference.full());
    }

    /** @throws EngineError in the words of the engine for a registry without it, or that cannot be reached */
    public Image pull(Reference reference) {
        demandRegistry(reference);
        synchronized (store) {
            Image image = add(reference.full());
            events.image(timeline.now(), "pull", reference.full(), reference.full());
            return image;
        }
    }

    public void demandRegistry(Reference reference) {
        Optional<Fault> fault = script.pullFault(reference);
        if (fault.isPresent() && fault.get() instanceof Fault.PullMissing) {
            throw new EngineError(
                    404, "manifest for " + reference.full() + " not found: manifest unknown: manifest unknown");
        }
        if (fault.isPresent()) {
            throw new EngineError(
                    500,
                    "Get \"https://" + reference.registry() + "/v2/\": dial tcp: lookup " + reference.registry()
                            + ": no such host");
        }
    }

    public Image get(String name) {
        return find(name).orElseThrow(() -> new EngineError(404, "No such image: " + shown(name)));
    }

    private static String shown(String name) {
        return name.startsWith("sha256:") ? name : Reference.parse(name).full();
    }

    /** By tag, digest, id, or the beginning of an id. */
    public Optional<Image> find(String name) {
        String hex = name.startsWith("sha256:") ? name.substring(7) : name;
        boolean mayBeId = hex.matches("[0-9a-f]{4,64}");
        String full = name.startsWith("sha256:") ? name : Reference.parse(name).full();
        return store.images().stream()
                .filter(i -> i.tags().contains(full)
                        || i.digests().contains(full)
                        || (mayBeId && i.id().startsWith("sha256:" + hex)))
                .findFirst();
    }

    public Collection<Image> all() {
        return store.images();
    }

    public void tag(String name, Reference as) {
        synchronized (store) {
            Image image = get(name);
            find(as.full()).ifPresent(other -> untag(other, as.full()));
            List<String> tags = new ArrayList<>(get(image.id()).tags());
            tags.add(as.full());
            store.put(
                    timeline.now(), "tag", new Image(image.id(), List.copyOf(tags), image.digests(), image.created()));
            events.image(timeline.now(), "tag", image.id(), as.full());
        }
    }

    private void untag(Image image, String tag) {
        List<String> tags = image.tags().stream().filter(t -> !t.equals(tag)).toList();
        store.put(timeline.now(), "untag", new Image(image.id(), tags, image.digests(), image.created()));
    }

    /** @return what was untagged, then what was deleted */
    public List<List<String>> remove(String name, boolean force) {
        synchronized (store) {
            Image image = get(name);
            String full = name.startsWith("sha256:") || image.id().contains(name)
                    ? image.name()
                    : Reference.parse(name).full();
            if (image.tags().size() > 1 && image.tags().contains(full)) {
                untag(image, full);
                events.image(timeline.now(), "untag", image.id(), image.id());
                return List.of(List.of(full), List.of());
            }
            Optional<Container> user = store.containers().stream()
                    .filter(c -> c.imageId().equals(image.id()))
                    .findFirst();
            if (user.isPresent() && !force) {
                throw new EngineError(
                        409,
                        "conflict: unable to remove repository reference \"" + name + "\" (must force) - container "
                                + user.get().id().substring(0, 12) + " is using its referenced image "
                                + image.id().substring(7, 19));
            }
            store.remove(timeline.now(), image);
            events.image(timeline.now(), "untag", image.id(), image.id());
            events.image(timeline.now(), "delete", image.id(), image.id());
            return List.of(image.tags(), List.of(image.id()));
        }
    }
}

package ai.pmoves.docker.rehearsal.internal.world;

import ai.pmoves.docker.rehearsal.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who plays which part, and how fast the world turns. */
public final class Script {
    private final List<Fault> faults;
    private final Duration readyAfter;
    private final double speed;
    private final Map<String, String> images = new ConcurrentHashMap<>();
    private final Set<String> oneShots = ConcurrentHashMap.newKeySet();
    private final Set<Path> files = ConcurrentHashMap.newKeySet();

    /** @param speed by which the pauses between healthchecks are divided */
    public Script(List<Fault> faults, Duration readyAfter, double speed) {
        this.faults = List.copyOf(faults);
        this.readyAfter = readyAfter;
        this.speed = speed;
    }

    /** That this service runs this image. What cannot be a name is refused when somebody asks for it, as an engine does. */
    public void runs(String service, String image) {
        if (Reference.isOne(image)) {
            images.put(service, Reference.parse(image).full());
        }
    }

    /** That this service does its work and ends. */
    public void ends(String service) {
        oneShots.add(service);
    }

    /** That the file would be there by now, had a step really made it. */
    public void has(Path file) {
        files.add(file.toAbsolutePath().normalize());
    }

    boolean exists(Path file) {
        return files.contains(file.toAbsolutePath().normalize()) || Files.exists(file);
    }

    Part part(Container container) {
        String service = container.service();
        return Part.of(service, faults, readyAfter, oneShots.contains(service));
    }

    Duration hastened(Duration pause, Part part) {
        return part.realTime() ? pause : Duration.ofNanos((long) (pause.toNanos() / speed));
    }

    /** The fault that pulling this image meets. */
    Optional<Fault> pullFault(Reference reference) {
        return faults.stream()
                .filter(f -> f instanceof Fault.PullMissing || f instanceof Fault.PullUnreachable)
                .filter(f -> reference.full().equals(images.get(f.service()))
                        || (!images.containsKey(f.service())
                                && reference.lastName().equals(f.service())))
                .findFirst();
    }
}

package ai.pmoves.routing.rollout;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Under which names the services of a compose file are reached by each other. */
public final class ServiceNames {
    private ServiceNames() {}

    /** @throws ai.pmoves.kernel.PmovesException (precondition) for a text that is no compose file */
    public static Set<String> of(Path file, String text) {
        Set<String> names = new TreeSet<>();
        for (Service service : new Services(file, text).all()) {
            Stream.of(
                            service.name(),
                            service.table().text("container_name"),
                            service.table().text("hostname"))
                    .filter(Objects::nonNull)
                    .forEach(names::add);
        }
        return names;
    }
}

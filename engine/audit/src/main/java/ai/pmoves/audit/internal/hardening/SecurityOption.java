package ai.pmoves.audit.internal.hardening;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.Target;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes {@code security_opt} as the first key of a service that has none, where its keys stand on lines of their own. */
final class SecurityOption {
    private static final String OPTION = "security_opt: [\"no-new-privileges:true\"]";

    private SecurityOption() {}

    static List<Edit> edits(Target target, Service service) {
        if (service.definition().has("security_opt")) {
            return List.of();
        }
        Project project = target.project();
        String path = "services." + service.name();
        Location key = project.sources().get(path);
        if (key == null) {
            return List.of();
        }
        Optional<Location> first = names(service)
                .map(name -> project.sources().get(path + "." + name))
                .filter(Objects::nonNull)
                .filter(place -> place.file().equals(key.file()) && place.line() > key.line())
                .min(Comparator.comparingInt(Location::line));
        return first.filter(place -> onLineOfItsOwn(target, key, place))
                .map(place -> new Edit(place, OPTION + "\n" + " ".repeat(place.column() - 1)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Stream<String> names(Service service) {
        Iterable<String> names = () -> service.definition().fieldNames();
        return StreamSupport.stream(names.spliterator(), false);
    }

    /** Whether nothing but comments stands between a service's name and its first key, and only blanks before that. */
    private static boolean onLineOfItsOwn(Target target, Location key, Location first) {
        List<String> lines = target.tree().lines(first.file());
        return first.column() > 1
                && first.line() <= lines.size()
                && !lines.get(0).endsWith("\r")
                && lines.get(first.line() - 1).length() >= first.column()
                && lines.get(first.line() - 1).substring(0, first.column() - 1).isBlank()
                && lines.subList(key.line(), first.line() - 1).stream()
                        .allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
    }
}

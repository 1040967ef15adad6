package ai.pmoves.audit.internal.hardening;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.Target;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes {@code security_opt} as the first key of a service that has none, or one entry more to that of one that has. */
final class SecurityOption {
    private static final String VALUE = "no-new-privileges:true";
    private static final String OPTION = "security_opt: [\"" + VALUE + "\"]";

    private SecurityOption() {}

    /** What {@link #edits} writes, in words. */
    static String fix(Service service) {
        JsonNode options = service.definition().path("security_opt");
        return options.isEmpty()
                ? OPTION
                : refused(options)
                        ? "no-new-privileges:true in its security_opt, in place of what is there"
                        : "add no-new-privileges:true to its security_opt";
    }

    static List<Edit> edits(Target target, Service service) {
        JsonNode options = service.definition().path("security_opt");
        return options.isMissingNode()
                ? key(target, service)
                : options.isEmpty() || refused(options) ? List.of() : entry(target, service);
    }

    private static boolean refused(JsonNode options) {
        for (JsonNode option : options) {
            if (option.asText().toLowerCase(Locale.ROOT).startsWith("no-new-privileges")) {
                return true;
            }
        }
        return false;
    }

    /** Before the first entry of a list, which stands on lines of its own or in brackets. */
    private static List<Edit> entry(Target target, Service service) {
        Location first = target.project().sources().get("services." + service.name() + ".security_opt.0");
        List<String> lines = first == null ? List.of() : target.tree().lines(first.file());
        if (first == null
                || first.line() == 0
                || first.line() > lines.size()
                || lines.get(0).endsWith("\r")) {
            return List.of();
        }
        String line = lines.get(first.line() - 1);
        String before = line.substring(0, Math.min(line.length(), Math.max(0, first.column() - 1)));
        if (before.matches("\\s*-\\s+")) {
            return List.of(new Edit(first, VALUE + "\n" + before));
        }
        return before.matches("[^#]*\\[\\s*") ? List.of(new Edit(first, "\"" + VALUE + "\", ")) : List.of();
    }

    /** As the first key of a service whose keys stand on lines of their own. */
    private static List<Edit> key(Target target, Service service) {
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

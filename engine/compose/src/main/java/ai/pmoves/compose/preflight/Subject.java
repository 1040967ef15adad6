package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rules look at: a project, and the services of it that are asked about. */
record Subject(Project project, List<Service> services, Options options) {

    static Subject of(Project project, Options options) {
        List<Service> services = project.services().values().stream()
                .filter(service ->
                        options.services().isEmpty() || options.services().contains(service.name()))
                .toList();
        return new Subject(project, services, options);
    }

    /** The place of an entry of a service, or of the nearest above it. */
    @Nullable
    Location where(Service service, String path) {
        return project.where("services." + service.name() + "." + path).orElse(null);
    }

    /** The path as one word of a command that a person is told. */
    String pasted(Path path) {
        return Examples.word(pastedIn(), path);
    }

    /** Where that command will be typed. */
    Path pastedIn() {
        return options.pastedIn() == null ? project.directory() : options.pastedIn();
    }

    /** As a person in the project's folder would write the path. */
    String shown(Path path) {
        return Examples.shown(project.directory(), path);
    }
}

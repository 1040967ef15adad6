package ai.pmoves.docker.rehearsal;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which faults can show themselves in a service: one without a healthcheck is never unhealthy.
 *
 * @param oneShot whether others wait for it to be completed
 */
record Suitability(Service service, boolean oneShot) {

    /** Of the services of this name. */
    static List<Suitability> of(String name, List<Project> projects) {
        List<Suitability> found = new ArrayList<>();
        for (Project project : projects) {
            Service service = project.services().get(name);
            if (service != null) {
                found.add(new Suitability(service, ends(project, name)));
            }
        }
        return found;
    }

    private static boolean ends(Project project, String name) {
        return project.services().values().stream()
                .flatMap(service -> service.dependencies().values().stream())
                .anyMatch(it -> it.service().equals(name) && it.condition() == Service.Condition.COMPLETED);
    }

    /** Why nobody would see the fault; empty where it shows. */
    Optional<String> objection(Fault fault) {
        String name = service.name();
        if (fault instanceof Fault.Unhealthy && !checked()) {
            return Optional.of(name + " has no healthcheck, so it cannot be unhealthy");
        }
        if (fault instanceof Fault.Slow && !checked() && !oneShot) {
            return Optional.of(name + " has no healthcheck, so nobody waits until it is ready");
        }
        if (fault instanceof Fault.NoPort && !publishes()) {
            return Optional.of(name + " publishes no port");
        }
        boolean pull = fault instanceof Fault.PullMissing || fault instanceof Fault.PullUnreachable;
        return pull && service.build() != null
                ? Optional.of("the image of " + name + " is built, not pulled")
                : Optional.empty();
    }

    /** The kinds that show, as they are written. */
    List<String> suiting() {
        List<String> kinds = new ArrayList<>();
        if (checked()) {
            kinds.add("unhealthy");
        }
        kinds.add("exit=CODE");
        if (checked() || oneShot) {
            kinds.add("slow=DURATION");
        }
        if (publishes()) {
            kinds.add("no-port");
        }
        if (service.build() == null) {
            kinds.addAll(List.of("pull-missing", "pull-unreachable"));
        }
        return kinds;
    }

    /** The simulated images have no check of their own. */
    private boolean checked() {
        return service.declaredHealthcheck()
                .filter(check -> !check.disabled() && !check.test().isEmpty())
                .isPresent();
    }

    private boolean publishes() {
        return !service.definition().path("ports").isEmpty();
    }
}

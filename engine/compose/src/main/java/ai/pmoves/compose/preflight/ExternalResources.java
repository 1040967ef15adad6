package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Volume;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Networks and volumes that the stack uses and does not make: the engine has to have them already. */
final class ExternalResources implements Rule {
    @Override
    public List<Problem> check(Subject subject) {
        List<Problem> problems = new ArrayList<>();
        for (Network network : subject.project().networks().values()) {
            if (network.external()) {
                String users = users(subject, service -> service.networks().containsKey(network.key()));
                problems.add(problem(subject, "network", network.key(), network.name(), users));
            }
        }
        for (Volume volume : subject.project().volumes().values()) {
            if (volume.external()) {
                String users = users(subject, service -> mounts(service, volume.key()));
                problems.add(problem(subject, "volume", volume.key(), volume.name(), users));
            }
        }
        return problems;
    }

    private static Problem problem(Subject subject, String kind, String key, String name, String users) {
        return Problem.warning(
                        "preflight.external-" + kind,
                        "The " + kind + " '" + name + "' is external: it has to be there before "
                                + (users.isEmpty() ? "the stack" : users) + " can start")
                .at(subject.project().where(kind + "s." + key).orElse(null))
                .about(name)
                .fix("docker " + kind + " create " + name);
    }

    private static String users(Subject subject, Predicate<Service> uses) {
        return String.join(
                ", ",
                subject.services().stream().filter(uses).map(Service::name).toList());
    }

    private static boolean mounts(Service service, String volume) {
        for (var mount : service.definition().path("volumes")) {
            if (mount.path("type").asText().equals("volume")
                    && mount.path("source").asText().equals(volume)) {
                return true;
            }
        }
        return false;
    }
}

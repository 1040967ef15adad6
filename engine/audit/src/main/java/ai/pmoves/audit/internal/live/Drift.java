package ai.pmoves.audit.internal.live;

import ai.pmoves.audit.Live.Container;
import ai.pmoves.audit.Live.Seen;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Problem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Containers that are not what the files say, and what keeps them from it. */
public final class Drift implements Rule {
    private static final int OFTEN = 3;
    private static final Pattern DIFFERS = Pattern.compile(
            "differs in .*|its definition changed|its image changed|it is not connected .*|it does not mount .*",
            Pattern.DOTALL);

    @Override
    public List<String> ids() {
        return List.of(
                "drift.blocked",
                "drift.changed",
                "drift.missing",
                "drift.orphan",
                "drift.restarting",
                "drift.unhealthy");
    }

    @Override
    public void check(Target target, Findings findings) {
        target.live().look(target.project()).ifPresent(seen -> {
            seen.blockers().forEach(problem -> blocked(findings, problem));
            services(target.project(), findings, seen);
            containers(target.project(), findings, seen);
        });
    }

    private static void blocked(Findings findings, Problem problem) {
        if (!problem.code().equals("docker.port-taken")) {
            String what = problem.code().substring(problem.code().indexOf('.') + 1);
            findings.add(
                    "drift.blocked",
                    problem.severity(),
                    what + " " + problem.message(),
                    problem.where(),
                    problem.message(),
                    problem.fix());
        }
    }

    private static void services(Project project, Findings findings, Seen seen) {
        Set<String> there = new TreeSet<>();
        seen.containers().forEach(container -> there.add(container.service()));
        for (Service service : project.services().values()) {
            String subject = "services." + service.name();
            var where = project.where(subject).orElse(null);
            String reason = seen.unready().getOrDefault(service.name(), "");
            if (DIFFERS.matcher(reason).matches()) {
                findings.add(
                        "drift.changed",
                        subject,
                        where,
                        "'" + service.name() + "' runs as its file does not say: " + reason,
                        "bring it up again: docker compose up -d " + service.name());
            }
            boolean always = !service.definition().has("profiles") && service.restarts() && service.replicas() > 0;
            if (always && !there.contains(service.name()) && !there.isEmpty()) {
                findings.add(
                        "drift.missing",
                        subject,
                        where,
                        "'" + service.name() + "' has no container, while others of its stack have",
                        "docker compose up -d " + service.name());
            }
        }
    }

    private static void containers(Project project, Findings findings, Seen seen) {
        for (Container container : seen.containers()) {
            Service service = project.services().get(container.service());
            String subject = "services." + container.service() + "." + container.name();
            var where = project.where("services." + container.service()).orElse(null);
            if (service == null) {
                if (!project.disabled().contains(container.service())) {
                    findings.add(
                            "drift.orphan",
                            "containers." + container.name(),
                            null,
                            "container " + container.name() + " is of service '" + container.service()
                                    + "', which the files do not have any more",
                            "docker rm -f " + container.name() + ", if nobody needs it");
                }
            } else if (container.state().equals("restarting") || isOften(container)) {
                findings.add(
                        "drift.restarting",
                        subject,
                        where,
                        "container " + container.name() + " was started again " + container.restarts() + " times"
                                + (container.state().equals("running")
                                        ? ""
                                        : ", the last time it ended with " + container.exitCode()),
                        "docker logs --tail 50 " + container.name());
            } else if (container.health().equals("unhealthy")
                    && container.state().equals("running")) {
                findings.add(
                        "drift.unhealthy",
                        subject,
                        where,
                        "container " + container.name() + " runs, and its healthcheck fails",
                        "docker inspect --format '{{json .State.Health.Log}}' " + container.name());
            } else if (container.state().matches("exited|dead") && service.restarts()) {
                findings.add(
                        "drift.missing",
                        subject,
                        where,
                        "container " + container.name() + " has ended with " + container.exitCode()
                                + ", while its service is meant to run",
                        "docker logs --tail 50 " + container.name());
            }
        }
    }

    private static boolean isOften(Container container) {
        return container.restarts() >= OFTEN;
    }
}

package ai.pmoves.audit.internal.order;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.calls.Model;
import ai.pmoves.audit.internal.calls.Models;
import ai.pmoves.audit.internal.calls.Told;
import ai.pmoves.audit.internal.tree.Templates;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Calls whose profiles enable a service and not what it depends on. Compose refuses the whole project then, also for services that
 * have nothing to do with it; and where a service is named, its own profile is enabled and not those of what it needs.
 */
public final class ProfileGap implements Rule {
    private static final String ID = "order.profile-gap";
    private static final Set<String> LOADING = Set.of("up", "create", "run", "build", "pull", "config");

    /** Those that take the dependencies of what is named with them. */
    private static final Set<String> STARTING = Set.of("up", "create", "run");

    /** A service that needs one that is not enabled. */
    private record Gap(List<Path> files, String from, String to) {}

    private record Gaps(List<Invocation> calls, Set<String> more) {}

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<Gap, Gaps> gaps = new LinkedHashMap<>();
        Map<Gap, Model> models = new LinkedHashMap<>();
        for (Invocation call : Invocations.of(target)) {
            if (call.kind() == Kind.DOCUMENT
                    || !LOADING.contains(call.verb())
                    || call.profiles().contains("*")) {
                continue;
            }
            Models.of(target).of(call).filter(model -> model.project() != null).ifPresent(model -> {
                List<Gap> found = gaps(call, model);
                if (!found.isEmpty() && !(call.profiles().isEmpty() && profilesElsewhere(target, model))) {
                    Gaps one = gaps.computeIfAbsent(found.get(0), key -> new Gaps(new ArrayList<>(), new TreeSet<>()));
                    one.calls.add(call);
                    found.stream().skip(1).map(Gap::from).forEach(one.more::add);
                    models.putIfAbsent(found.get(0), model);
                }
            });
        }
        gaps.forEach((gap, one) -> {
            Model model = models.get(gap);
            if (model != null && model.project() != null) {
                report(target, findings, gap, one, model.project(), model.guessed());
            }
        });
    }

    /** Whether an env file of the stack, or its template, may enable profiles that the call does not name. */
    private static boolean profilesElsewhere(Target target, Model model) {
        Project project = model.project();
        return project != null
                && target.tree().files().stream()
                        .filter(file ->
                                project.directory().equals(file.getParent()) && Templates.isDotEnvOrTemplate(file))
                        .anyMatch(file -> target.tree()
                                .text(file)
                                .filter(text -> text.contains("COMPOSE_PROFILES"))
                                .isPresent());
    }

    private static List<Gap> gaps(Invocation call, Model model) {
        Map<String, Service> services =
                model.project() == null ? Map.of() : model.project().services();
        Set<String> profiles = new LinkedHashSet<>(call.profiles());
        List<Gap> found = new ArrayList<>();
        // what the project as a whole lacks
        services.values().stream()
                .filter(service -> enabled(service, profiles))
                .forEach(service -> missing(model, services, service, profiles, found));
        if (!found.isEmpty()) {
            return found;
        }
        Set<String> wider = new LinkedHashSet<>(profiles);
        Set<String> open = new LinkedHashSet<>();
        for (String name : call.services()) {
            Service service = services.get(name);
            if (service != null) {
                profilesOf(service).forEach(wider::add);
                open.add(name);
            }
        }
        if (!STARTING.contains(call.verb()) || call.has("--no-deps", '\0')) {
            return found;
        }
        Set<String> seen = new LinkedHashSet<>();
        List<String> queue = new ArrayList<>(open);
        for (int i = 0; i < queue.size(); i++) {
            Service service = services.get(queue.get(i));
            if (service != null && seen.add(service.name())) {
                missing(model, services, service, wider, found);
                service.dependencies().keySet().forEach(queue::add);
            }
        }
        return found;
    }

    private static void missing(
            Model model, Map<String, Service> services, Service service, Set<String> profiles, List<Gap> found) {
        service.dependencies().values().stream()
                .filter(Service.Dependency::required)
                .map(Service.Dependency::service)
                .filter(services::containsKey)
                .filter(name -> !enabled(services.get(name), profiles))
                .forEach(name -> found.add(new Gap(model.files(), service.name(), name)));
    }

    private static List<String> profilesOf(Service service) {
        List<String> profiles = new ArrayList<>();
        service.definition().path("profiles").forEach(profile -> profiles.add(profile.asText()));
        return profiles;
    }

    private static boolean enabled(@org.jspecify.annotations.Nullable Service service, Set<String> profiles) {
        if (service == null) {
            return false;
        }
        List<String> own = profilesOf(service);
        return own.isEmpty() || own.stream().anyMatch(profiles::contains);
    }

    private static void report(Target target, Findings findings, Gap gap, Gaps one, Project project, boolean guessed) {
        Invocation first = one.calls.get(0);
        Service needed = project.services().get(gap.to);
        String profile = needed == null ? "" : String.join(" or ", profilesOf(needed));
        String given = first.profiles().isEmpty() ? "no profile" : "profile " + String.join(", ", first.profiles());
        one.more.remove(gap.from);
        findings.add(
                ID,
                guessed ? Severity.WARNING : Severity.ERROR,
                Told.subject(target, first) + " " + gap.from + " " + gap.to,
                first.where(),
                Told.places(target, one.calls) + ": Compose refuses '" + Told.brief(first) + "', because with " + given
                        + " '" + gap.from + "' is enabled, and '" + gap.to
                        + "', which it depends on, is not"
                        + (one.more.isEmpty() ? "" : "; the same holds for " + Told.some(List.copyOf(one.more))),
                profile.isEmpty()
                        ? null
                        : "add --profile " + profile.replace(" or ", ", or --profile ")
                                + ", or give the dependency required: false");
    }
}

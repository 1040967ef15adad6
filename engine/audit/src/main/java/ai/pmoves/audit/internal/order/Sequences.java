package ai.pmoves.audit.internal.order;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.calls.Models;
import ai.pmoves.audit.internal.invocation.Scan;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each target and script starts, in its order, through the targets that it calls. */
final class Sequences {
    private static final int DEEPEST = 100;

    /** @param key the file and, in a Makefile, one target; a script is a unit as a whole */
    record Unit(Path file, String target, String name) {}

    /**
     * @param step the call in the unit itself that leads to the start
     * @param services what it starts, dependencies included
     */
    record Start(Invocation step, Set<String> services) {}

    private final Target target;
    private final Map<Unit, List<Invocation>> steps = new LinkedHashMap<>();
    private final Map<String, List<Unit>> named = new HashMap<>();
    private final Map<Unit, List<Start>> starts = new HashMap<>();

    private Sequences(Target target) {
        this.target = target;
        for (Invocation call : Scan.withMake(target.tree())) {
            boolean make = call.kind() == Kind.MAKE;
            if (make || call.kind() == Kind.SHELL) {
                List<String> targets = make ? List.of(call.unit().split(" ")) : List.of("");
                for (String one : targets) {
                    Path file = call.where().file();
                    Unit unit = new Unit(file, one, (target.tree().name(file) + " " + one).strip());
                    steps.computeIfAbsent(unit, this::known).add(call);
                }
            }
        }
    }

    private List<Invocation> known(Unit unit) {
        named.computeIfAbsent(unit.target, key -> new ArrayList<>()).add(unit);
        return new ArrayList<>();
    }

    static Sequences of(Target target) {
        return new Sequences(target);
    }

    Set<Unit> units() {
        return steps.keySet();
    }

    List<Start> starts(Unit unit) {
        return starts(unit, 0);
    }

    private List<Start> starts(Unit unit, int depth) {
        List<Start> known = starts.get(unit);
        if (known != null || depth > DEEPEST) {
            return known == null ? List.of() : known;
        }
        // one that leads back to itself starts nothing more
        starts.put(unit, List.of());
        List<Start> found = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (Invocation step : steps.getOrDefault(unit, List.of())) {
            if (Scan.isMake(step)) {
                for (String word : step.words().subList(1, step.words().size())) {
                    Unit called = unit(step, word);
                    if (called != null && !called.equals(unit)) {
                        starts(called, depth + 1).forEach(start -> add(found, before, step, start.services));
                    }
                }
            } else if (step.verb().equals("up")) {
                add(found, before, step, started(step));
            }
        }
        starts.put(unit, found);
        return found;
    }

    /** What starts nothing that is not there yet changes no order. */
    private static void add(List<Start> found, Set<String> before, Invocation step, Set<String> services) {
        if (before.addAll(services)) {
            found.add(new Start(step, services));
        }
    }

    private @Nullable Unit unit(Invocation step, String word) {
        Path folder = step.directory();
        for (Unit unit : named.getOrDefault(word, List.of())) {
            Path parent = unit.file.getParent();
            if (parent != null && (folder == null ? step.where().file().startsWith(parent) : parent.equals(folder))) {
                return unit;
            }
        }
        return null;
    }

    /** Whether a target that this unit calls shows the same order: it is told there. */
    boolean within(Unit unit, String consumer, String provider) {
        for (Invocation step : steps.getOrDefault(unit, List.of())) {
            if (Scan.isMake(step)) {
                for (String word : step.words().subList(1, step.words().size())) {
                    Unit called = unit(step, word);
                    if (called != null && !called.equals(unit)) {
                        List<Start> inside = starts(called);
                        if (has(inside, consumer) && has(inside, provider)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static boolean has(List<Start> starts, String service) {
        return starts.stream().anyMatch(start -> start.services.contains(service));
    }

    private Set<String> started(Invocation call) {
        Project audited = target.project();
        return Models.of(target)
                .of(call)
                .filter(model -> model.project() != null && shares(model.project(), audited))
                .map(model -> {
                    Map<String, Service> services = model.project() == null
                            ? Map.<String, Service>of()
                            : model.project().services();
                    Set<String> named = new LinkedHashSet<>(call.services());
                    boolean unknown = call.arguments().stream().anyMatch(word -> !Invocation.known(word));
                    if (named.isEmpty() && !unknown) {
                        services.values().stream()
                                .filter(service -> enabled(service, call.profiles()))
                                .map(Service::name)
                                .forEach(named::add);
                    }
                    return call.has("--no-deps", '\0') ? named : closure(services, named);
                })
                .orElse(Set.of());
    }

    private static boolean shares(@Nullable Project one, Project other) {
        return one != null && one.files().stream().anyMatch(other.files()::contains);
    }

    private static boolean enabled(Service service, List<String> profiles) {
        var own = service.definition().path("profiles");
        if (own.isEmpty()) {
            return true;
        }
        for (var profile : own) {
            if (profiles.contains(profile.asText())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> closure(Map<String, Service> services, Set<String> named) {
        Set<String> all = new HashSet<>();
        List<String> queue = new ArrayList<>(named);
        for (int i = 0; i < queue.size(); i++) {
            Service service = services.get(queue.get(i));
            if (service != null && all.add(service.name())) {
                queue.addAll(service.dependencies().keySet());
            }
        }
        return all;
    }
}

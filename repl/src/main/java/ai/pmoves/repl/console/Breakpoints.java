package ai.pmoves.repl.console;

import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.StepState;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Before which steps of the run that was entered it is to stop, whenever it goes on from here. */
final class Breakpoints {
    private static final Set<EventType> BEGINNINGS = EnumSet.of(EventType.RUN_STARTED, EventType.RUN_RESUMED);

    private final Set<String> paths = new LinkedHashSet<>();
    private String run = "";

    /** Those with which a run was begun stand in its journal: they go on to count. */
    void take(Journal journal, Entered here) {
        if (run.equals(here.run().id())) {
            return;
        }
        run = here.run().id();
        paths.clear();
        journal.latest(run, BEGINNINGS)
                .map(event -> event.data().get("selection"))
                .ifPresent(selection -> {
                    if (selection instanceof Map<?, ?> map && map.get("break") instanceof List<?> names) {
                        names.forEach(name -> paths.addAll(paths(here.names().below(String.valueOf(name)))));
                    }
                });
    }

    /** Sets it, or takes it away where it is set. @throws PmovesException (usage) where no step or group is called so, or many steps */
    void turn(Entered here, String name) {
        List<String> meant = paths(here.names().all(name));
        if (paths.containsAll(meant)) {
            paths.removeAll(Set.copyOf(meant));
        } else {
            paths.addAll(meant);
        }
    }

    /** In the order of the plan. */
    List<String> all(Entered here) {
        return paths(here.steps()).stream().filter(paths::contains).toList();
    }

    /** Without the step at which the run stopped: there one has been. */
    List<String> ahead(Entered here) {
        StepState stopped = here.stopped();
        return all(here).stream()
                .filter(path -> stopped == null || !path.equals(stopped.path().value()))
                .toList();
    }

    private static List<String> paths(List<StepState> steps) {
        return steps.stream().map(step -> step.path().value()).toList();
    }
}

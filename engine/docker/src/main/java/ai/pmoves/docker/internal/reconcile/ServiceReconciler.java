package ai.pmoves.docker.internal.reconcile;

import ai.pmoves.docker.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From the containers of a service that are there to those that are wanted. Containers that Compose made are taken over as
 * they are; one that cannot stay is replaced under another name first, so that it goes only when its successor exists.
 */
public final class ServiceReconciler {
    /** Why a container is started again whose hooks are left: they run after a start, and only there. */
    public static final String HOOKS_LEFT = "its post_start hooks have not all run";

    private static final int SHORT_ID = 12;

    private final Wanted wanted;
    private final List<Operation> operations = new ArrayList<>();

    private ServiceReconciler(Wanted wanted) {
        this.wanted = wanted;
    }

    /** In the order in which they have to be done. Empty where everything runs as wanted. */
    public static List<Operation> reconcile(Wanted wanted, List<ContainerState> there) {
        ServiceReconciler all = new ServiceReconciler(wanted);
        List<ContainerState> left = new ArrayList<>(there);
        left.sort(Comparator.comparing(
                        (ContainerState c) -> Divergence.of(c, wanted).isPresent())
                .thenComparing(c -> !c.running())
                .thenComparing(ContainerState::number)
                .thenComparing(ContainerState::name));
        List<Integer> missing = new ArrayList<>();
        List<Runnable> starts = new ArrayList<>();
        for (int number = 1; number <= wanted.replicas(); number++) {
            Optional<ContainerState> keeper = take(left, number);
            if (keeper.isPresent()) {
                ContainerState container = keeper.get();
                int its = number;
                starts.add(() -> all.keep(container, its));
            } else {
                missing.add(number);
            }
        }
        left.forEach(surplus -> all.drop(surplus, "more than " + wanted.replicas() + " of " + wanted.service()));
        starts.forEach(Runnable::run);
        missing.forEach(all::create);
        return List.copyOf(all.operations);
    }

    private static Optional<ContainerState> take(List<ContainerState> left, int number) {
        Optional<ContainerState> found =
                left.stream().filter(container -> container.number() == number).findFirst();
        found.ifPresent(left::remove);
        return found;
    }

    private void keep(ContainerState container, int number) {
        String name = wanted.name(number);
        Optional<String> divergence = Divergence.of(container, wanted);
        if (divergence.isPresent()) {
            replace(container, number, divergence.get());
            return;
        }
        if (!container.name().equals(name)) {
            operations.add(
                    new Operation.RenameContainer(container.id(), container.name(), name, "a replacement was cut off"));
        }
        switch (container.state()) {
            case "running", "restarting" -> again(container, name);
            case "paused" -> {
                operations.add(new Operation.UnpauseContainer(container.id(), name, "it is paused"));
                again(container, name);
            }
            default -> operations.add(new Operation.StartContainer(container.id(), name, "it is " + container.state()));
        }
    }

    private void again(ContainerState container, String name) {
        String why = wanted.again().get(container.id());
        if (why != null) {
            operations.add(new Operation.StopContainer(container.id(), name, null, why));
            operations.add(new Operation.StartContainer(container.id(), name, why));
        }
    }

    private void replace(ContainerState old, int number, String cause) {
        String name = wanted.name(number);
        String temporary = old.id().substring(0, Math.min(SHORT_ID, old.id().length())) + "_" + name;
        operations.add(new Operation.CreateContainer(wanted.service(), number, name, temporary, old.id(), cause));
        drop(old, cause);
        operations.add(new Operation.RenameContainer(null, temporary, name, cause));
        operations.add(new Operation.StartContainer(null, name, cause));
    }

    private void drop(ContainerState container, String cause) {
        if (!container.state().equals("created") && !container.state().equals("exited")) {
            operations.add(new Operation.StopContainer(container.id(), container.name(), null, cause));
        }
        operations.add(new Operation.RemoveContainer(container.id(), container.name(), cause));
    }

    private void create(int number) {
        String name = wanted.name(number);
        operations.add(new Operation.CreateContainer(wanted.service(), number, name, name, null, "it does not exist"));
        operations.add(new Operation.StartContainer(null, name, "it is new"));
    }
}

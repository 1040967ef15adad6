package ai.pmoves.audit.internal.overlay;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.calls.Models;
import ai.pmoves.compose.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds the sets of files that a stack is also run with. */
public final class Overlays {
    private final List<Overlaid> all = new ArrayList<>();

    private Overlays() {}

    /** Those that calls of the workspace name first, then files beside the stack's that are named after it and that no call names. */
    public static List<Overlaid> of(Target target) {
        return target.tree().once(Overlays.class, target.resolution(), stack -> read(target)).all;
    }

    private static Overlays read(Target target) {
        Overlays overlays = new Overlays();
        List<Path> own = target.project().files();
        if (own.isEmpty()) {
            return overlays;
        }
        Models models = Models.of(target);
        Map<List<Path>, List<Invocation>> sets = new LinkedHashMap<>();
        Set<Path> named = new HashSet<>(own);
        for (Invocation call : Invocations.of(target)) {
            models.of(call).ifPresent(model -> {
                named.addAll(model.files());
                if (model.files().size() > 1
                        && model.files().get(0).equals(own.get(0))
                        && !model.files().equals(own)) {
                    sets.computeIfAbsent(model.files(), key -> new ArrayList<>())
                            .add(call);
                }
            });
        }
        sets.forEach((files, calls) -> {
            boolean extended =
                    files.size() > own.size() && files.subList(0, own.size()).equals(own);
            List<Path> base = extended ? own : own.subList(0, 1);
            overlays.all.add(new Overlaid(
                    models.whole(base), files.subList(base.size(), files.size()), models.whole(files), calls));
        });
        for (Path file : besides(target, own.get(0))) {
            if (!named.contains(file) && isPart(target, file)) {
                List<Path> files = new ArrayList<>(own);
                files.add(file);
                overlays.all.add(new Overlaid(models.whole(own), List.of(file), models.whole(files), List.of()));
            }
        }
        return overlays;
    }

    /** {@code docker-compose.gpu.yml} beside {@code docker-compose.yml}. */
    public static List<Path> besides(Target target, Path file) {
        String name = file.getFileName() + "";
        String stem = name.replaceFirst("\\.ya?ml$", "");
        return target.tree().files().stream()
                .filter(other -> Objects.equals(other.getParent(), file.getParent())
                        && (other.getFileName() + "").startsWith(stem + ".")
                        && (other.getFileName() + "").matches(".+\\.[\\w-]+\\.ya?ml"))
                .toList();
    }

    /** Whether a file is meant to be merged over the stack: it speaks of a service of it without saying what that runs. */
    private static boolean isPart(Target target, Path file) {
        Project project = target.project();
        return OverlayFile.read(target.tree(), file)
                .filter(overlay -> overlay.parts().keySet().stream()
                        .anyMatch(name -> project.services().containsKey(name)
                                || project.disabled().contains(name)))
                .isPresent();
    }
}

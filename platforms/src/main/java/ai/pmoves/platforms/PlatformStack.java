package ai.pmoves.platforms;

import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stack as it is on a platform.
 *
 * @param resolution of its files, then its own files for this platform, then what the platform's rules make of it: what cannot
 *     run there is left out, with a warning each
 * @param overlays the files that were merged because of the platform, in order
 * @param plan what the rules came to; nothing where the stack could not be read
 */
public record PlatformStack(Platform platform, Resolution resolution, List<Path> overlays, OverlayPlan plan) {

    public PlatformStack {
        overlays = List.copyOf(overlays);
    }

    /**
     * Resolves a stack for a platform. A stack may bring files of its own, {@code platforms/<name>.yaml} or
     * {@code compose.<name>.yaml}; the rules apply to what they leave.
     *
     * @param folder where the generated overlay is kept; it is written only where there is something to change, and only if it
     *     has changed, so that a stack that runs as it is stays exactly what {@code docker compose} makes of it
     */
    public static PlatformStack resolve(ComposeRequest request, Platform platform, Path folder) {
        List<Path> overlays = files(request, platform);
        Resolution own = ComposeFiles.resolve(request.withOverlay(overlays));
        if (own.project() == null) {
            return new PlatformStack(platform, own, overlays, new OverlayPlan(List.of(), Map.of(), List.of(), ""));
        }
        OverlayPlan plan = OverlayPlan.of(platform, own.project());
        if (plan.text().isEmpty()) {
            return new PlatformStack(platform, runnable(platform, own.project(), own, plan), overlays, plan);
        }
        Path file = folder.resolve(own.project().name() + "." + platform.name() + ".yaml");
        GeneratedFile.write(file, plan.text());
        overlays.add(file.toAbsolutePath());
        Resolution changed = ComposeFiles.resolve(request.withOverlay(overlays));
        return new PlatformStack(platform, runnable(platform, own.project(), changed, plan), overlays, plan);
    }

    /** A stack as its files have it for a platform: nothing is left out because it cannot run there. */
    public static Resolution written(ComposeRequest request, Platform platform) {
        return ComposeFiles.resolve(request.withOverlay(files(request, platform)));
    }

    private static List<Path> files(ComposeRequest request, Platform platform) {
        List<Path> overlays = new ArrayList<>(request.overlay());
        overlays.addAll(OwnOverlays.of(request, platform.name()));
        return overlays;
    }

    private static Resolution runnable(Platform platform, Project written, Resolution all, OverlayPlan plan) {
        if (all.project() == null || plan.cannotRun().isEmpty()) {
            return all;
        }
        LeftOut left = LeftOut.of(platform, all.project(), plan.cannotRun());
        List<Problem> problems = new ArrayList<>(all.problems());
        problems.addAll(left.warnings(written));
        return new Resolution(left.rest(), problems);
    }
}

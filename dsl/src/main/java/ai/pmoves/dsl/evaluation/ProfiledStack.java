package ai.pmoves.dsl.evaluation;

import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import ai.pmoves.compose.build.BuildContents;
import ai.pmoves.dsl.language.Stack;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StateDirectory;
import ai.pmoves.platforms.Platform;
import ai.pmoves.platforms.PlatformStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves a stack for its platform. Where every service is behind a profile and nobody named one, Compose would come to
 * nothing; an operator who points at such a stack means all of it, so all profiles are taken and a warning says so.
 */
final class ProfiledStack {
    private ProfiledStack() {}

    /** @throws PmovesException (precondition) where the files cannot be read at all */
    static Stack of(ComposeRequest request, Platform platform) {
        Path state = StateDirectory.from(request.environment()).path();
        Path generated = state.resolve("overlays");
        Resolution resolution =
                PlatformStack.resolve(request, platform, generated).resolution();
        Project project = readable(resolution);
        boolean empty = project.services().isEmpty() && !project.disabled().isEmpty();
        if (empty && !request.profiles().contains("*")) {
            return everyProfile(request, platform, project);
        }
        return new Stack(
                project,
                resolution.problems(),
                BuildContents.remembering(state.resolve("builds")),
                () -> PlatformStack.resolve(request, platform, generated).resolution(),
                false);
    }

    /**
     * Everything that may be there, whichever profiles it was started with and on whichever platform: for taking it down.
     *
     * @throws PmovesException (precondition) where the files cannot be read at all
     */
    static Stack whole(ComposeRequest request, Platform platform) {
        ComposeRequest all = request.withProfiles(List.of("*"));
        Resolution resolution = PlatformStack.written(all, platform);
        Path state = StateDirectory.from(request.environment()).path();
        return new Stack(
                readable(resolution),
                resolution.problems(),
                BuildContents.remembering(state.resolve("builds")),
                () -> PlatformStack.written(all, platform),
                true);
    }

    private static Project readable(Resolution resolution) {
        Project project = resolution.project();
        if (project == null) {
            throw new PmovesException(ExitCode.PRECONDITION, resolution.errors());
        }
        return project;
    }

    private static Stack everyProfile(ComposeRequest request, Platform platform, Project project) {
        Stack all = of(request.withProfiles(List.of("*")), platform);
        List<Problem> problems = new ArrayList<>(all.problems());
        problems.add(Problem.warning(
                        "stack.all-profiles",
                        "all " + project.disabled().size()
                                + " services are behind profiles and none was named: planned with every profile")
                .at(new Location(project.files().get(0), 0, 0))
                .fix("choose with -p profiles=NAME,NAME, or COMPOSE_PROFILES"));
        return new Stack(all.project(), problems, all.contents(), all::now, false);
    }
}

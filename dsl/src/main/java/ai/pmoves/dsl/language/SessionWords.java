package ai.pmoves.dsl.language;

import ai.pmoves.docker.Docker;
import ai.pmoves.kernel.StepContext;
import groovy.transform.NamedParam;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is known at the prompt: all that an action knows, and what a session has at hand. */
@Block("at the prompt")
public final class SessionWords extends ActionWords {
    private final Stacks stacks;

    /** The stacks that a session can see. */
    public interface Stacks {
        /** The run's stack, or the one in the folder. */
        Stack here();

        Stack read(Path directory, Map<String, Object> options);
    }

    /** The parameters are those of {@link ActionWords}. */
    public SessionWords(
            Surroundings surroundings,
            StepContext context,
            Docker docker,
            RehearsedFiles rehearsed,
            UnaryOperator<String> pathOfNeed,
            Stacks stacks) {
        super(surroundings, context, docker, rehearsed, pathOfNeed);
        this.stacks = stacks;
    }

    @Word("The run's stack; where no run was entered, the one whose compose files are in this folder.")
    public Stack getStack() {
        return stacks.here();
    }

    @Word("The files around: workspace.runbooks, workspace.stacks.")
    public WorkspaceWords getWorkspace() {
        return new WorkspaceWords(surroundings().workingDirectory());
    }

    @Word("Reads a compose stack from a folder.")
    public Stack compose_(String directory) {
        return stacks.read(surroundings().workingDirectory().resolve(directory), Map.of());
    }

    @Word(
            "Reads a compose stack with the files, profiles, services, env files and project name that docker compose would be given.")
    public Stack compose_(
            @NamedParam(value = "files", type = List.class)
                    @NamedParam(value = "profiles", type = List.class)
                    @NamedParam(value = "services", type = List.class)
                    @NamedParam(value = "envFiles", type = List.class)
                    @NamedParam(value = "projectName", type = String.class)
                    Map<String, Object> options,
            String directory) {
        return stacks.read(surroundings().workingDirectory().resolve(directory), options);
    }
}

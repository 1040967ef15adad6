package ai.pmoves.dsl;

import ai.pmoves.docker.Docker;
import ai.pmoves.dsl.language.Routing;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.StepPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles and evaluates runbooks. */
public interface Runbooks {

    /**
     * What a runbook is evaluated with.
     *
     * @param parameters {@code -p name=value}, as typed
     * @param environment the process environment
     * @param platform {@code --platform}, or null to detect
     * @param docker the engine that steps will use, real or rehearsed; evaluation only tells it of the stacks
     * @param workingDirectory what relative paths on the command line are relative to
     * @param source the text to evaluate instead of the file's, for {@code --pinned}; null to read the file
     */
    record Request(
            Path file,
            Map<String, String> parameters,
            Map<String, String> environment,
            @Nullable String platform,
            Docker docker,
            Path workingDirectory,
            @Nullable String source) {

        /** With the text that is in the file. */
        public Request(
                Path file,
                Map<String, String> parameters,
                Map<String, String> environment,
                @Nullable String platform,
                Docker docker,
                Path workingDirectory) {
            this(file, parameters, environment, platform, docker, workingDirectory, null);
        }
    }

    /** A parameter as declared. */
    record Parameter(
            String name,
            String type,
            String about,
            @Nullable String byDefault,
            List<String> choices,
            boolean required) {}

    /**
     * What can be told of a runbook without executing it.
     *
     * @param shared whether the file holds steps for runbooks, and is none itself
     */
    record Outline(String name, String about, Path file, List<Parameter> parameters, boolean shared) {}

    /**
     * Compiles, evaluates once, returns the static plan. Acts on nothing that the plan is about: what is derived from what was
     * read, such as compiled runbooks and the overlay of a platform, is kept in the state folder.
     *
     * @throws ai.pmoves.kernel.PmovesException (usage) with every compile error, unknown, missing or invalid parameter at once
     */
    Plan plan(Request request);

    /**
     * Compiles and evaluates once, returns the one {@code routing { }} that the runbook declares. Its steps do not run.
     *
     * @throws ai.pmoves.kernel.PmovesException (usage) with everything that {@link #plan} throws, and where there is none, or several
     */
    Routing routing(Request request);

    /** Compiles only and returns all mistakes; executes nothing. */
    List<ai.pmoves.kernel.Problem> lint(Path file);

    /**
     * A session in the request's working directory, for the request's platform and engine; its file, parameters and source are not
     * looked at.
     */
    Session session(Request request);

    /**
     * A session at a step: with the step's parameters, and the variables that its blocks took along. Evaluates the runbook.
     *
     * @param outputs of the steps before it, by their paths
     * @throws ai.pmoves.kernel.PmovesException as {@link #plan}
     */
    Session session(Request request, StepPath step, Map<StepPath, Object> outputs);

    /** As {@link #lint(Path)}, of a text that the file does not hold yet. */
    List<ai.pmoves.kernel.Problem> lint(Path file, String text);

    /**
     * The lines of a step as it is written, both counted in.
     *
     * @param from from 1
     */
    record Lines(int from, int to) {}

    /** The step around a line of the file, the innermost where several are; empty where none is. Executes nothing. */
    Optional<Lines> step(Path file, int line);

    /** Reads name, about and parameters from the syntax tree; executes nothing. */
    Outline outline(Path file);

    /**
     * Reads from the syntax tree what the file does; executes nothing.
     *
     * @throws ai.pmoves.kernel.PmovesException (usage) where the file cannot be read
     */
    Reach reach(Path file);
}

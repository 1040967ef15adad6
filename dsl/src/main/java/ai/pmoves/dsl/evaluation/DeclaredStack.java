package ai.pmoves.dsl.evaluation;

import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.dsl.language.Parameters;
import ai.pmoves.dsl.language.Stack;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.platforms.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one stack that a runbook is about: asked for again in the same words, it is the same. */
final class DeclaredStack {
    private final Runbooks.Request request;
    private final Platform platform;
    private @Nullable ComposeRequest asked;
    private @Nullable Stack stack;

    DeclaredStack(Runbooks.Request request, Platform platform) {
        this.request = request;
        this.platform = platform;
    }

    /** What was asked for, whether it came to a stack or not. */
    Optional<ComposeRequest> asked() {
        return Optional.ofNullable(asked);
    }

    Optional<Stack> stack() {
        return Optional.ofNullable(stack);
    }

    /** @param parameters of the file that asks, by which an absent stack is told */
    Stack compose(Path directory, Map<String, Object> options, Parameters parameters) {
        ComposeRequest wanted = ComposeCall.request(directory, options, request.environment());
        boolean whole = Boolean.TRUE.equals(options.get("whole"));
        if (stack != null && wanted.equals(asked) && stack.isWhole() == whole) {
            return stack;
        }
        if (asked != null) {
            throw Mistakes.of(
                    "dsl.second-stack",
                    "a run acts on one stack and holds its lock: the one of " + asked.directory()
                            + ", and this would be another",
                    "take all files into one, compose('folder', files: ['compose.yaml', ...]), or write a runbook for"
                            + " each");
        }
        asked = wanted;
        stack = read(wanted, whole, parameters);
        return stack;
    }

    private Stack read(ComposeRequest wanted, boolean whole, Parameters parameters) {
        try {
            return whole ? ProfiledStack.whole(wanted, platform) : ProfiledStack.of(wanted, platform);
        } catch (PmovesException e) {
            throw AbsentStack.told(e, wanted, parameters);
        }
    }
}

package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Functions that hand their arguments on to Compose: what they call is only known where they are called. */
final class Functions {
    /** A longer one would be read again for each call of it. */
    private static final int LONGEST = 20_000;

    /** Each function is read with those before it at hand. */
    private static final int MOST = 100;

    private final Map<String, Body> handing = new HashMap<>();

    Functions copy() {
        Functions copy = new Functions();
        copy.handing.putAll(handing);
        return copy;
    }

    /** The body to go through for a call; null for another command. */
    @Nullable
    Body handing(String name) {
        return handing.get(name);
    }

    /** @param inside what was found in the body; what does not hang on arguments is found there */
    void define(String name, Body body, List<Invocation> inside, Consumer<Invocation> found) {
        int length = body.statements().end() - body.statements().start();
        if (length < LONGEST && handing.size() < MOST && inside.stream().anyMatch(Functions::handsOn)) {
            handing.put(name, body);
        }
        inside.stream().filter(call -> !handsOn(call)).forEach(found);
    }

    private static boolean handsOn(Invocation call) {
        return call.words().stream().anyMatch(word -> word.matches("\\$[@*1-9]|\\$\\{[@*1-9].*"));
    }
}

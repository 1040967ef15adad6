package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions that hand their arguments on to Compose: what they call is only known where they are called. */
final class Functions {
    private static final Pattern ARGUMENT = Pattern.compile("\\$[@*1-9]|\\$\\{[@*1-9].*");

    /** A longer one would be read again for each call of it. */
    private static final int LONGEST = 20_000;

    /** Each function is read with those before it at hand. */
    private static final int MOST = 500;

    /** Never changed, only replaced. */
    private Map<String, Body> handing = Map.of();

    Functions copy() {
        Functions copy = new Functions();
        copy.handing = handing;
        return copy;
    }

    /** The body to go through for a call; null for another command. */
    @Nullable
    Body handing(String name) {
        return handing.get(name);
    }

    /**
     * False where the function hands on but is not kept, so that its calls are not found.
     *
     * @param inside what was found in the body; what does not hang on arguments is found there
     */
    boolean define(String name, Body body, List<Invocation> inside, Consumer<Invocation> found) {
        int length = body.statements().end() - body.statements().start();
        boolean handsOn = inside.stream().anyMatch(Functions::handsOn);
        boolean kept = handsOn && length < LONGEST && handing.size() < MOST;
        if (kept) {
            Map<String, Body> all = new HashMap<>(handing);
            all.put(name, body);
            handing = all;
        }
        inside.stream().filter(call -> !handsOn(call)).forEach(found);
        return kept || !handsOn;
    }

    private static boolean handsOn(Invocation call) {
        return call.words().stream().anyMatch(word -> ARGUMENT.matcher(word).matches());
    }
}

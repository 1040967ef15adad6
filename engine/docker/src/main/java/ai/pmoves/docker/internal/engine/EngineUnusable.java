package ai.pmoves.docker.internal.engine;

import java.io.IOException;

/** Something answers there that cannot be worked with: no engine, or one of another age. */
final class EngineUnusable extends IOException {
    private static final long serialVersionUID = 1L;

    EngineUnusable(String why) {
        super(why);
    }
}

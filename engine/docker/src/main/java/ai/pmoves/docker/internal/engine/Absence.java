package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;

/**
 * Why there is no engine to talk to, the least telling first. Only the first means that none runs; behind the others one may
 * be at work.
 */
enum Absence {
    NOTHING_THERE(
            "docker.no-engine",
            "no Docker engine answers",
            "start one (systemctl start docker) or name one with DOCKER_HOST"),
    UNUSABLE(
            "docker.engine-unusable",
            "what answers cannot be used as a Docker engine",
            "name another one with DOCKER_HOST, or bring this one to a version that works"),
    FORBIDDEN(
            "docker.engine-forbidden",
            "this user may not talk to the Docker engine",
            "sudo usermod -aG docker $USER, then log in anew; or run pmoves with sudo"),
    SILENT("docker.engine-silent", "the Docker engine hangs", "systemctl restart docker");

    private final String code;
    private final String message;
    private final String fix;

    Absence(String code, String message, String fix) {
        this.code = code;
        this.message = message;
        this.fix = fix;
    }

    static Absence of(IOException failure) {
        if (failure instanceof EngineSilent) {
            return SILENT;
        }
        if (failure instanceof EngineUnusable) {
            return UNUSABLE;
        }
        // the transport has no class of its own for it, only the system's words
        return failure instanceof AccessDeniedException
                        || EngineApi.reason(failure).contains("Permission denied")
                ? FORBIDDEN
                : NOTHING_THERE;
    }

    /** @param tried what was tried, to be read behind the message */
    Problem problem(String tried) {
        return Problem.error(code, message + tried).fix(fix);
    }
}

package ai.pmoves.docker.internal.body;

import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * {@code security_opt}. A seccomp profile is a file on this side, whose content travels.
 *
 * @param profiles path, relative to the project's folder or absolute, to the profile's compact JSON
 */
public record SecurityOptions(Function<String, String> profiles) {

    void addTo(ObjectNode host, ContainerSpec spec) {
        ArrayNode options = Json.array();
        for (String option : Json.texts(spec.at("security_opt"))) {
            String value = option.substring(Math.max(option.indexOf('='), option.indexOf(':')) + 1);
            if (option.equals("systempaths=unconfined")) {
                host.putArray("MaskedPaths");
                host.putArray("ReadonlyPaths");
            } else if (option.matches("(?s)seccomp[=:].*") && !value.equals("unconfined") && !value.equals("builtin")) {
                options.add("seccomp=" + profiles.apply(value));
            } else {
                options.add(option);
            }
        }
        if (!options.isEmpty()) {
            host.set("SecurityOpt", options);
        }
    }
}

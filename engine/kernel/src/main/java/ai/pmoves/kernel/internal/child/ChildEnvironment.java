package ai.pmoves.kernel.internal.child;

import ai.pmoves.kernel.Command;
import java.util.Map;

/** What a child sees of the environment: all of ours but what would change how programs are loaded or shells begin. */
final class ChildEnvironment {
    private ChildEnvironment() {}

    static void fill(Map<String, String> environment, Command command) {
        environment.keySet().removeIf(ChildEnvironment::dropped);
        environment.putAll(command.environment());
        command.secretEnvironment().forEach((name, secret) -> environment.put(name, secret.reveal()));
    }

    static boolean dropped(String name) {
        return switch (name) {
            case "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "BASH_ENV", "ENV" -> true;
            default -> name.startsWith("LD_");
        };
    }
}

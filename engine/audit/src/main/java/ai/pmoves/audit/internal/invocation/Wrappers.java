package ai.pmoves.audit.internal.invocation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands that run another command. */
final class Wrappers {
    private static final Set<String> PLAIN = Set.of(
            "exec",
            "nohup",
            "time",
            "builtin",
            "sudo",
            "doas",
            "env",
            "nice",
            "ionice",
            "setsid",
            "stdbuf",
            "unbuffer",
            "retry",
            "chronic",
            "command",
            "then");
    private static final Map<String, Set<String>> WITH_VALUE = Map.of(
            "sudo", Set.of("-u", "-g", "-h", "-p", "-C"),
            "env", Set.of("-u", "-C", "-S"),
            "nice", Set.of("-n"),
            "ionice", Set.of("-c", "-n"),
            "timeout", Set.of("-s", "-k"));

    private Wrappers() {}

    /** The position of the command that runs in the end; the length where there is none. */
    static int skip(List<Mapped> words, Map<String, String> environment) {
        int at = 0;
        while (at < words.size()) {
            String name = words.get(at).text();
            if (!PLAIN.contains(name) && !name.equals("timeout")) {
                return at;
            }
            Set<String> valued = WITH_VALUE.getOrDefault(name, Set.of());
            boolean duration = name.equals("timeout");
            at++;
            while (at < words.size()) {
                String word = words.get(at).text();
                if (name.equals("command") && word.matches("-[vV]")) {
                    return words.size();
                }
                if (word.startsWith("-")) {
                    at += valued.contains(word) ? 2 : 1;
                } else if (word.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*")) {
                    environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
                    at++;
                } else if (duration) {
                    duration = false;
                    at++;
                } else {
                    break;
                }
            }
        }
        return at;
    }
}
